// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/** Asks for the end of one call; a later call with the same record is not meant. */
final class CancelMessage extends Message {

    private final ControlBlock block;
    private final long id;
    private final String reason;

    CancelMessage(ControlBlock block, long id, String reason) {
        this.block = block;
        this.id = id;
        this.reason = reason;
    }

    @Override
    void deliver(RunLoop loop) {
        if (block.isListed() && block.task().id() == id) {
            loop.waiting().cancel(block, new Interruption.Cancelled(reason));
        }
    }

    @Override
    void reject() {
        // The partition has ended all its calls.
    }
}
