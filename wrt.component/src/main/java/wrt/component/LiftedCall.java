// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.LiftLowerContext;
import wrt.component.async.Event;
import wrt.component.async.WaitableSet;
import wrt.core.CoreFunction;

/**
 * The implicit thread of a call of an async function: waits until it may enter, runs the core function, and, if it was
 * lifted with a callback, the callback for each event. Between its turns it holds no stack.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lift".
 */
final class LiftedCall implements Runnable {

    private static final int EXIT = 0;
    private static final int YIELD = 1;
    private static final int WAIT = 2;

    private enum Turn {
        ENTER, ENTERED, EVENT, CALLBACK
    }

    private final Task task;
    private final LiftedFunction function;
    private Turn turn = Turn.ENTER;
    private long @Nullable [] frame;

    LiftedCall(Task task, LiftedFunction function) {
        this.task = task;
        this.function = function;
    }

    private Thread thread() {
        return task.implicitThread();
    }

    private EntryGate gate() {
        return function.instance().gate();
    }

    @Override
    public void run() {
        switch (turn) {
            case ENTER -> {
                EntryGate gate = gate();
                if (task.state() == Task.State.CANCEL_DELIVERED) {
                    giveUp(); // while its stack waited for another one to leave
                } else if (!gate.admits(task) || gate.hasQueue()) {
                    turn = Turn.ENTERED;
                    gate.enqueue(thread());
                    thread().startWaiting(WaitCondition.ENTRY, true);
                } else {
                    enter();
                }
            }
            case ENTERED -> {
                if (thread().takeCancelled()) {
                    gate().dequeue(thread());
                    giveUp();
                } else {
                    acquire();
                    gate().dequeue(thread());
                    begin();
                }
            }
            case EVENT -> {
                long event = isCancelled() ? Event.of(Event.TASK_CANCELLED) : thread().takeSetEvent();
                thread().watch(null);
                callback(event);
            }
            case CALLBACK -> callback(Event.of(isCancelled() ? Event.TASK_CANCELLED : Event.NONE));
        }
    }

    /** Nothing of the guest ran. */
    private void giveUp() {
        Resolution.cancel(task);
        thread().end();
        Resolution.checkEnded(task);
    }

    private boolean isCancelled() {
        return thread().takeCancelled() || Cancellation.deliver(task, true);
    }

    private void enter() {
        acquire();
        begin();
    }

    private void acquire() {
        if (task.needsExclusive()) {
            gate().acquire(thread());
        }
    }

    private void begin() {
        TaskThreads.register(thread());
        CoreFunction core = function.core();
        long[] words = new long[function.frameLength()];
        LiftLowerContext cx = function.context(task, task.callerSide().boundary(), Subtask.nothingLent());
        task.started();
        try {
            task.callerSide().start(function, cx, words);
        } catch (HostValueException e) {
            Resolution.reject(task, e.problem());
            exit();
            return;
        }
        core.call(words);
        if (!function.isAsync()) {
            Resolution.of(task, function.plan(), cx, words);
            function.postReturn(words);
            exit();
        } else if (function.callback() == null) {
            exit();
        } else {
            frame = words.length < 3 ? new long[3] : words;
            proceed((int) words[0]);
        }
    }

    private void callback(long event) {
        proceed(callCallback(event));
    }

    private int callCallback(long event) {
        long[] words = frame;
        CoreFunction callback = function.callback();
        if (words == null || callback == null) {
            throw new IllegalStateException("an event for a call without a callback");
        }
        gate().acquire(thread());
        words[0] = Event.code(event);
        words[1] = Event.handle(event);
        words[2] = Integer.toUnsignedLong(Event.payload(event));
        callback.call(words);
        return (int) words[0];
    }

    private void proceed(int first) {
        int packed = first;
        while (true) {
            int code = packed & 0xf;
            if (code == EXIT) {
                exit();
                return;
            }
            gate().release();
            WaitableSet set = switch (code) {
                case YIELD -> null;
                case WAIT -> AsyncHandles.set(function.instance(), packed >>> 4);
                default -> throw new ComponentTrapException("unsupported callback code: " + code);
            };
            if (!Cancellation.deliver(task, true)) {
                await(set);
                return;
            }
            packed = callCallback(Event.of(Event.TASK_CANCELLED));
        }
    }

    private void await(@Nullable WaitableSet set) {
        if (set == null) {
            turn = Turn.CALLBACK;
            thread().startWaiting(WaitCondition.EXCLUSIVITY, true);
        } else {
            turn = Turn.EVENT;
            thread().watch(set);
            thread().startWaiting(WaitCondition.EVENT_AND_EXCLUSIVITY, true);
        }
    }

    private void exit() {
        Thread thread = thread();
        TaskThreads.unregister(thread);
        if (task.needsExclusive()) {
            gate().release();
        }
    }
}
