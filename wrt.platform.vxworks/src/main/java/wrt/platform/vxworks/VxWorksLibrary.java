// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import wrt.engine.platform.LibraryName;

/** The library with VxWorks's own calls, or the stand-in that {@code wrt.platform.vxworks.library} names. */
final class VxWorksLibrary {

    private static final LibraryName NAME = LibraryName.of("vxworks", "c");

    private VxWorksLibrary() {
    }

    static NativeLibrary open() {
        return NativeLibrary.getInstance(NAME.value());
    }

    /** Binds a group of functions that not every system is configured with; false if one is missing. */
    static boolean isBound(Class<?> optional) {
        try {
            Native.register(optional, open());
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
