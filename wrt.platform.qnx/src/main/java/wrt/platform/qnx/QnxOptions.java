// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.platform.qnx.neutrino.Abi;

/**
 * What the configuration chooses.
 *
 * @param abi the version's numbers
 * @param channelInheritance whether receivers run at their senders' priority
 */
record QnxOptions(Abi abi, boolean channelInheritance) {

    /** The version of the running system. */
    static final String DETECT = "detect";

    /**
     * The options as they are written.
     *
     * @param version {@code 7.1}, {@code 8.0} or {@code detect}
     * @param channelInheritance whether receivers run at their senders' priority
     * @param release what the JVM says about the running system
     * @throws UnsupportedOperationException if there are no numbers for the version
     */
    static QnxOptions of(String version, boolean channelInheritance, String release) {
        String wanted = version.equals(DETECT) ? release : version;
        return new QnxOptions(Abi.of(wanted).orElseThrow(() -> new UnsupportedOperationException(
                "no numbers for QNX '" + wanted
                        + "'; there are those of 7.1 and 8.0, and 'version' of the configuration "
                        + QnxBackendService.PID + " chooses them")),
                channelInheritance);
    }
}
