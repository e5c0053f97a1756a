// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * One stack of guest frames that belongs to a task.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Threads".
 */
public final class Thread {

    /** How many values a guest can keep per thread. */
    static final int CONTEXT_SLOTS = 2;

    private final Task task;
    private final long[] context = new long[CONTEXT_SLOTS];
    private @Nullable Object continuation;

    Thread(Task task) {
        this.task = task;
    }

    /**
     * The task that the thread works for.
     *
     * @return never null
     */
    public Task task() {
        return task;
    }

    /**
     * What the embedder resumes to let the thread go on: a fiber, or whatever it runs the thread on.
     *
     * @return what the embedder has set, or null
     */
    public @Nullable Object continuation() {
        return continuation;
    }

    /**
     * Keeps the embedder's handle on the thread's stack.
     *
     * @param newContinuation the handle, or null when the thread has ended
     */
    public void continuation(@Nullable Object newContinuation) {
        continuation = newContinuation;
    }

    long contextGet(int slot) {
        return context[slot];
    }

    void contextSet(int slot, long value) {
        context[slot] = value;
    }

    void reset() {
        context[0] = 0;
        context[1] = 0;
    }
}
