// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.List;
import java.util.SequencedMap;

import wrt.component.ExternType;
import wrt.engine.bind.HostResources;

/**
 * A component that was decoded, validated and compiled.
 *
 * <p>Concurrency: immutable.
 */
interface LoadedComponent {

    /** SHA-256 of its bytes. */
    String digest();

    /** The version that it states of itself, or {@code 0.0.0}. */
    String version();

    /** What it imports, by full name. */
    SequencedMap<String, ExternType> imports();

    /** What it exports, by full name. */
    SequencedMap<String, ExternType> exports();

    /** The resources that host services provide to it. */
    HostResources hostResources();

    /** Its world. */
    String wit();

    /** Whether all of its compiled code came from the cache. */
    boolean cached();

    /** What is unusual, a line each. */
    List<String> warnings();
}
