// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.platform.qnx.neutrino.Abi;

/**
 * What the configuration chooses.
 *
 * @param abi the version's numbers
 * @param channelInheritance whether receivers run at their senders' priority
 * @param channelsPerKernelChannel how many channels are routed over one of the kernel; 1 for one each
 */
record QnxOptions(Abi abi, boolean channelInheritance, int channelsPerKernelChannel) {

    /** The version of the running system. */
    static final String DETECT = "detect";

    /**
     * The numbers for a version as it is written.
     *
     * @param version {@code 7.1}, {@code 8.0} or {@code detect}
     * @param release what the framework says about the running system
     * @throws UnsupportedOperationException if there are no numbers for the version
     */
    static Abi abi(String version, String release) {
        String wanted = version.equals(DETECT) ? release : version;
        return Abi.of(wanted).orElseThrow(() -> new UnsupportedOperationException("no numbers for QNX '" + wanted
                + "'; there are those of 7.1 and 8.0, and 'version' of the configuration " + QnxBackendService.PID
                + " chooses them"));
    }
}
