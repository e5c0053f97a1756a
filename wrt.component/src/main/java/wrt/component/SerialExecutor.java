// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what it is given one after the other, in order, on another executor.
 *
 * <p>Concurrency: any thread may add; what is run happens after what ran before it.
 */
final class SerialExecutor implements Executor {

    private final Executor on;
    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unfinished = new AtomicInteger();

    SerialExecutor(Executor on) {
        this.on = on;
    }

    @Override
    public void execute(Runnable work) {
        queue.add(work);
        if (unfinished.getAndIncrement() == 0) {
            on.execute(this::drain);
        }
    }

    private void drain() {
        do {
            Runnable next = queue.poll();
            if (next != null) {
                next.run();
            }
        } while (unfinished.decrementAndGet() > 0);
    }
}
