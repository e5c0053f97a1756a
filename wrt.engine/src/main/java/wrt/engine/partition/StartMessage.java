// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.atomic.AtomicInteger;

/** Hands a call to the run loop. */
final class StartMessage extends Message {

    private final ControlBlock block;
    private final AtomicInteger queued;

    /**
     * A message that may be posted again once it was delivered.
     *
     * @param block the call
     * @param queued counts the calls in the inbox, of which this is one while it is there
     */
    StartMessage(ControlBlock block, AtomicInteger queued) {
        this.block = block;
        this.queued = queued;
    }

    @Override
    void deliver(RunLoop loop) {
        queued.decrementAndGet();
        loop.start(block);
    }

    @Override
    void reject() {
        queued.decrementAndGet();
        block.disturbed = true;
        block.verdict = Failures.rejected(block.task(), "the engine has stopped");
        block.state = ControlBlock.State.DONE;
        block.completion().ended(block);
    }
}
