// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/** The scheduler of a store whose caller's stack is the only one: first come, first served, none ever waits. */
enum RunToCompletion implements Scheduler {
    INSTANCE;

    @Override
    public void ready(Thread thread) {
        // Nothing waits, so there is nothing to wake.
    }

    @Override
    public void suspend(Thread thread) {
        throw new ComponentTrapException(
                "wasm trap: deadlock detected: event loop cannot make further progress");
    }
}
