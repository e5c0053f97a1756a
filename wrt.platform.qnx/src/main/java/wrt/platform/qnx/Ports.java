// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.engine.platform.ObjectLimit;
import wrt.platform.qnx.neutrino.Abi;

/**
 * Opens ports and counts them.
 *
 * @param abi the version's numbers
 * @param clock of their moments
 */
record Ports(Abi abi, MonotonicClock clock) {

    /** A port that counts as one object until it is closed. */
    PulsePort open(ObjectLimit limit) {
        limit.take();
        try {
            return new PulsePort(abi, clock, limit::giveBack);
        } catch (RuntimeException e) {
            limit.giveBack();
            throw e;
        }
    }
}
