// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.engine.platform.Deadline;
import wrt.platform.macos.system.Dispatch;

/**
 * A timer source of Grand Central Dispatch, which expires once each time it is armed.
 *
 * <p>Concurrency: safe from any thread, but not after it is closed.
 *
 * @param address of the object
 */
record DispatchTimerSource(long address) implements AutoCloseable {

    private static final long TYPE = Dispatch.timerType();
    private static final long NO_LEEWAY = 0;

    /**
     * A source, not armed.
     *
     * @param queue on which its handlers run
     * @param context what they get
     * @param expired the function for each expiration
     * @param ended the function for the end, after which no handler runs
     */
    static DispatchTimerSource create(DispatchQueue queue, long context, long expired, long ended) {
        long source = Dispatch.dispatch_source_create(TYPE, 0, 0, queue.address());
        if (source == 0) {
            throw new OutOfMemoryError("no timer source");
        }
        Dispatch.dispatch_set_context(source, context);
        Dispatch.dispatch_source_set_event_handler_f(source, expired);
        Dispatch.dispatch_source_set_cancel_handler_f(source, ended);
        Dispatch.dispatch_source_set_timer(source, Dispatch.TIME_FOREVER, Dispatch.TIME_FOREVER, NO_LEEWAY);
        Dispatch.dispatch_activate(source);
        return new DispatchTimerSource(source);
    }

    /** Lets it expire at a moment, but at the latest in a day; one that has passed is now. */
    void arm(long moment) {
        long start = Dispatch.dispatch_time(Dispatch.TIME_NOW, Deadline.left(moment));
        Dispatch.dispatch_source_set_timer(address, start, Dispatch.TIME_FOREVER, NO_LEEWAY);
    }

    void disarm() {
        Dispatch.dispatch_source_set_timer(address, Dispatch.TIME_FOREVER, Dispatch.TIME_FOREVER, NO_LEEWAY);
    }

    /** Ends it; the handler for that runs soon. */
    @Override
    public void close() {
        Dispatch.dispatch_source_cancel(address);
        Dispatch.dispatch_release(address);
    }
}
