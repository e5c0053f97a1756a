// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** A global variable. Concurrency: belongs to the owner of its store. */
@ProviderType
public interface CoreGlobal {

    /** Its type. */
    CoreType.GlobalType type();

    /** Its value: i32 sign-extended, floats as raw bits. */
    long get();

    /**
     * Sets it.
     *
     * @throws IllegalStateException if it is immutable
     */
    void set(long value);
}
