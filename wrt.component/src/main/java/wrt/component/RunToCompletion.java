// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/** Runs each call as a plain call on the stack of its caller; what would have to wait for another stack is a deadlock. */
enum RunToCompletion implements Scheduler {
    INSTANCE;

    @Override
    public void ready(Task task) {
        // Nobody comes back for it.
    }

    @Override
    public void awaitTurn(Thread thread) {
        throw new ComponentTrapException(MayBlock.DEADLOCK);
    }

    @Override
    public void turn(Thread thread) {
        // Nothing waits, so there is nothing to wake.
    }
}
