// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueues;
import wrt.engine.platform.ObjectLimit;

/**
 * Event queues on events of tasks.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param context says how wide identities are
 * @param ticks of their deadlines
 * @param limit counts them
 */
record VxWorksEventQueues(ExecutionContext context, Ticks ticks, ObjectLimit limit) implements EventQueues {

    @Override
    public EventQueue create() {
        return new TaskEventQueue(new TaskEvents(context, ticks), limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
