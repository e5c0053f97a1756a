// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/** Modules that were loaded into the kernel. */
final class ModuleLib {

    static final boolean PRESENT = VxWorksLibrary.isBound(ModuleLib.class);

    private ModuleLib() {
    }

    /** The identity of a module, 0 if there is none of that name. */
    static native long moduleFindByName(long name);
}
