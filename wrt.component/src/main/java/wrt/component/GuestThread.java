// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.core.CoreFunction;

/** A thread that a guest made: runs one function of a table. */
final class GuestThread implements Runnable {

    private final Task task;
    private final CoreFunction function;
    private final long argument;
    private final Thread thread;

    GuestThread(Task task, CoreFunction function, long argument) {
        this.task = task;
        this.function = function;
        this.argument = argument;
        this.thread = new Thread(task, this);
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        thread.takeCancelled(); // nobody is in the function yet who could be told
        function.call(new long[]{argument});
        TaskThreads.unregister(thread);
    }
}
