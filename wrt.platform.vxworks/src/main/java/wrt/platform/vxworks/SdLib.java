// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/**
 * Shared data regions, where the system is configured with them. 0 is no identity, -1 an error.
 *
 * <p>Concurrency: safe from any thread.
 */
final class SdLib {

    static final boolean PRESENT = VxWorksLibrary.isBound(SdLib.class);

    private SdLib() {
    }

    static native long sdOpen(long name, int options, int mode, long bytes, long physical, int attributes,
            long address);

    static native int sdProtect(long region, int attributes);

    static native int sdUnmap(long region, int options);

    static native int sdDelete(long region, int options);
}
