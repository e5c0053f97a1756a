// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.util.Map;
import wrt.engine.platform.LibraryName;

/** The library with QNX's own calls, or the stand-in that {@code wrt.platform.qnx.library} names. */
final class QnxLibrary {

    /** The library of the real system. */
    private static final String OWN = "c";

    /**
     * What stands before the names of POSIX functions in a stand-in, which would hide its host's own otherwise: the host
     * has functions of the same names for objects of other sizes.
     */
    private static final String STAND_IN = "qnx_";

    private static final LibraryName NAME = LibraryName.of("qnx", OWN);

    private QnxLibrary() {
    }

    /** The library with every function under its own name. */
    static NativeLibrary kernel() {
        return NativeLibrary.getInstance(NAME.value());
    }

    /** The library with POSIX functions, which a stand-in has under names of its own. */
    static NativeLibrary posix() {
        FunctionMapper mapper = (library, method) -> symbol(library, method.getName());
        return NativeLibrary.getInstance(NAME.value(), Map.of(Library.OPTION_FUNCTION_MAPPER, mapper));
    }

    private static String symbol(NativeLibrary library, String name) {
        if (!NAME.value().equals(OWN)) {
            try {
                return library.getFunction(STAND_IN + name).getName();
            } catch (UnsatisfiedLinkError e) {
                return name; // Another copy of the real library.
            }
        }
        return name;
    }
}
