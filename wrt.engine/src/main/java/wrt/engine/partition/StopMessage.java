// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/** Ends a partition: nothing is admitted any more, what runs is cancelled, then the carrier ends. */
final class StopMessage extends Message {

    @Override
    void deliver(RunLoop loop) {
        loop.interrupts().stop();
    }

    @Override
    void reject() {
        // It has stopped already.
    }
}
