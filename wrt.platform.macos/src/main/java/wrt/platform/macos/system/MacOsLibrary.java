// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.NativeLibrary;
import wrt.engine.platform.LibraryName;

/**
 * The libraries to bind. On macOS they are all libSystem; system properties name others, by which tests bind a stand-in
 * ({@code wrt.platform.macos.library}) or the parts of one that are to be had elsewhere.
 */
final class MacOsLibrary {

    /** What everything is in. */
    static final LibraryName SYSTEM = LibraryName.of("macos", "System");

    /** Grand Central Dispatch, or what {@code wrt.platform.macos.dispatch.library} names. */
    static final LibraryName DISPATCH = LibraryName.of("macos.dispatch", SYSTEM.value());

    /** Kernel event queues, or what {@code wrt.platform.macos.kqueue.library} names. */
    static final LibraryName KQUEUE = LibraryName.of("macos.kqueue", SYSTEM.value());

    private MacOsLibrary() {
    }

    static NativeLibrary open(LibraryName name) {
        return NativeLibrary.getInstance(name.value());
    }
}
