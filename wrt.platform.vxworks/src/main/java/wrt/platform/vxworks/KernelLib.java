// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/** What only the kernel sets. -1 is an error. */
final class KernelLib {

    static final boolean PRESENT = VxWorksLibrary.isBound(KernelLib.class);

    private KernelLib() {
    }

    static native int kernelTimeSlice(int ticks);
}
