// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** An exception tag, passed from an export to an import. Concurrency: immutable. */
@ProviderType
public interface CoreTag {

    /** Its type. */
    CoreType.TagType type();
}
