// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/** Real-time processes. */
final class RtpLib {

    static final boolean PRESENT = VxWorksLibrary.isBound(RtpLib.class);

    private RtpLib() {
    }

    /** Describes a process, 0 for the caller's; -1 if the caller is in none. */
    static native int rtpInfoGet(long process, long description);
}
