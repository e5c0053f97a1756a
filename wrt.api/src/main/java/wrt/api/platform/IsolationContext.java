// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What separates this program from others on the system.
 *
 * <p>Source: seed, VxWorksContext.
 *
 * @param kind the kind of separation
 * @param id the system's number of the process or module, or 0
 * @param detail how it was found out, and the memory domain or privilege
 */
@ProviderType
public record IsolationContext(Kind kind, long id, String detail) {

    /** Kinds of separation. */
    public enum Kind {
        /** A process with an address space of its own. */
        PROCESS,
        /** A real-time process of VxWorks. */
        REAL_TIME_PROCESS,
        /** The kernel's own context. */
        KERNEL,
        /** A module loaded into the kernel. */
        KERNEL_MODULE
    }
}
