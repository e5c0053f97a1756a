// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fiber on a virtual thread of its own.
 *
 * <p>Concurrency: {@code turn} is the baton. Whoever has it runs, the other side parks; its volatile write and read order
 * everything else, so the remaining fields are plain.
 */
final class VirtualThreadFiber implements Fiber {
    private static final ThreadLocal<VirtualThreadFiber> CURRENT = new ThreadLocal<>();

    private enum Turn {
        RESUMER, BODY, ENDED
    }

    private final Thread thread;
    private volatile Turn turn = Turn.RESUMER;
    private @Nullable Thread resumer;
    private @Nullable Throwable failure;
    private boolean started;

    VirtualThreadFiber(Runnable body) {
        this.thread = Thread.ofVirtual().name("wrt-fiber").unstarted(() -> run(body));
    }

    static @Nullable VirtualThreadFiber current() {
        return CURRENT.get();
    }

    private void run(Runnable body) {
        CURRENT.set(this);
        try {
            body.run();
        } catch (Throwable t) {
            failure = t;
        }
        Thread waiting = resumer;
        turn = Turn.ENDED;
        LockSupport.unpark(waiting);
    }

    @Override
    public void resume() {
        switch (turn) {
            case ENDED -> throw new IllegalStateException("the fiber has ended");
            case BODY -> throw new IllegalStateException("the fiber is running");
            case RESUMER -> {
                resumer = Thread.currentThread();
                turn = Turn.BODY;
            }
        }
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
        // An interrupt of the resuming thread is for its next blocking call, not for this one.
        boolean interrupted = false;
        while (turn == Turn.BODY) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw Failures.unchecked(thrown);
        }
    }

    void suspend() {
        Thread waiting = resumer;
        turn = Turn.RESUMER;
        LockSupport.unpark(waiting);
        while (turn != Turn.BODY) {
            LockSupport.park(this);
        }
    }

    @Override
    public boolean isDone() {
        return turn == Turn.ENDED;
    }
}
