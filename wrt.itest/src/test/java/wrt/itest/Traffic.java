// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import wrt.api.component.CallOptions;
import wrt.api.component.WasmComponent;

/**
 * Threads that call components all the time, synchronously and asynchronously, and check every answer.
 *
 * <p>Concurrency: started and stopped by the test's thread; each caller is a thread of its own.
 */
final class Traffic implements AutoCloseable {

    private static final int IN_FLIGHT = 16;
    private static final long PAUSE_NANOS = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger = new Ledger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** Two threads that call synchronously, two that call asynchronously. */
    static Traffic of(WasmComponent component, Function<RandomGenerator, Question> questions) {
        return new Traffic().sync(component, questions).sync(component, questions).async(component, questions)
                .async(component, questions);
    }

    /** One more thread that waits for each answer. */
    Traffic sync(WasmComponent component, Function<RandomGenerator, Question> questions) {
        SplittableRandom random = new SplittableRandom(threads.size());
        return caller(() -> {
            Question question = questions.apply(random);
            ledger.started();
            try {
                ledger.answered(question, component.call(question.export(), question.arguments().toArray()));
            } catch (RuntimeException e) {
                ledger.failed(question, e);
            }
        });
    }

    /** One more thread that has a number of calls under way. */
    Traffic async(WasmComponent component, Function<RandomGenerator, Question> questions) {
        SplittableRandom random = new SplittableRandom(threads.size());
        Semaphore slots = new Semaphore(IN_FLIGHT);
        return caller(() -> {
            Question question = questions.apply(random);
            slots.acquireUninterruptibly();
            ledger.started();
            try {
                component.callAsync(CallOptions.DEFAULT, question.export(), question.arguments().toArray())
                        .whenComplete((answer, failure) -> {
                            slots.release();
                            if (failure == null) {
                                ledger.answered(question, answer);
                            } else {
                                ledger.failed(question, failure);
                            }
                        });
            } catch (RuntimeException e) {
                slots.release();
                ledger.failed(question, e);
            }
        });
    }

    private Traffic caller(Runnable once) {
        Thread thread = Thread.ofPlatform().name("caller " + threads.size()).daemon().start(() -> {
            while (!stopping) {
                once.run();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
        threads.add(thread);
        return this;
    }

    /** Waits until that many more calls have ended, so that what the test just did has been under load. */
    void awaitCalls(int more) {
        long goal = ledger.ended() + more;
        Await.until(more + " more calls have ended", () -> ledger.ended() >= goal);
    }

    /** Ends all callers, and waits for the calls under way. */
    Ledger stop() {
        close();
        return ledger;
    }

    @Override
    public void close() {
        stopping = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (ledger.open() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
