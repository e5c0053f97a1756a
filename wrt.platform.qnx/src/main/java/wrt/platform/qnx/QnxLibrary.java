// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.engine.platform.LibraryName;

/** The library with QNX's own calls, or the stand-in that {@code wrt.platform.qnx.library} names. */
final class QnxLibrary {

    /** The name to bind. */
    static final LibraryName NAME = LibraryName.of("qnx", "c");

    private QnxLibrary() {
    }
}
