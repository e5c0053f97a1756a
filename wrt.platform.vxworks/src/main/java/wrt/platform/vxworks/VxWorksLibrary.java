// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.engine.platform.LibraryName;

/** The library with VxWorks's own calls, or the stand-in that {@code wrt.platform.vxworks.library} names. */
final class VxWorksLibrary {

    /** The name to bind. */
    static final LibraryName NAME = LibraryName.of("vxworks", "c");

    private VxWorksLibrary() {
    }
}
