// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.function.Supplier;
import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueues;

/**
 * Event queues whose threads sleep as a system lets them.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param sleepers makes one for each queue
 * @param limit counts the queues
 */
public record SourceQueues(Supplier<? extends Sleeper> sleepers, ObjectLimit limit) implements EventQueues {

    @Override
    public EventQueue create() {
        return new SourceQueue(limit.takeFor(sleepers), limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
