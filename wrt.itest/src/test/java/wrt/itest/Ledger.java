// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import wrt.api.component.CallRejectedException;

/**
 * What became of every call: answered rightly, refused, failed, or still open.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Ledger {

    private static final int KEPT = 20;

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final LongAdder refused = new LongAdder();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    void started() {
        started.incrementAndGet();
    }

    void answered(Question question, @Nullable Object answer) {
        if (!Objects.equals(question.answer(), answer)) {
            fault("wrong: " + question + ", but got " + answer);
        }
        ended.incrementAndGet();
    }

    /** The call ended without an answer. */
    void failed(Question question, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof CallRejectedException) {
            refused.increment();
        } else {
            fault("lost: " + question + ": " + cause);
        }
        ended.incrementAndGet();
    }

    private void fault(String text) {
        if (faults.size() < KEPT) {
            faults.add(text);
        }
    }

    long ended() {
        return ended.get();
    }

    long open() {
        return started.get() - ended.get();
    }

    long refused() {
        return refused.sum();
    }

    /** No call is open, and each got its right answer. */
    void assertAllAnswered() {
        assertNoneLostOrWrong();
        assertThat(refused()).as("refused calls").isZero();
    }

    /** No call is open, and each got its right answer or was refused, as the removal of a component may. */
    void assertNoneLostOrWrong() {
        assertThat(faults).isEmpty();
        assertThat(open()).as("calls without an end").isZero();
        assertThat(ended()).as("calls").isPositive();
    }
}
