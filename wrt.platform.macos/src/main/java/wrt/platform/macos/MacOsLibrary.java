// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.engine.platform.LibraryName;

/** The library with macOS's own calls, or the stand-in that {@code wrt.platform.macos.library} names. */
final class MacOsLibrary {

    /** The name to bind. */
    static final LibraryName NAME = LibraryName.of("macos", "System");

    private MacOsLibrary() {
    }
}
