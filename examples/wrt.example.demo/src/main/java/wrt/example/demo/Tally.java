// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import wrt.api.component.CallRejectedException;

/**
 * What became of the calls of one driver: every one that started must be answered, and rightly.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Tally {

    private static final int KEPT = 5;

    private final String name;
    private final LongAdder started = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean leaving;

    Tally(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** From now on the component may refuse new calls, because it is being removed. */
    void leaving() {
        leaving = true;
    }

    void start() {
        started.increment();
    }

    void answer(Object call, @Nullable Object expected, @Nullable Object got) {
        answered.increment();
        if (!Objects.equals(expected, got)) {
            wrong.increment();
            complain("wrong: " + call + ": expected " + expected + ", got " + got);
        }
    }

    /** An error instead of an answer; returns whether it was the refusal that a removal brings. */
    boolean error(Object call, Throwable error) {
        Throwable cause = error instanceof java.util.concurrent.CompletionException && error.getCause() != null
                ? error.getCause()
                : error;
        if (leaving && cause instanceof CallRejectedException) {
            refused.increment();
            return true;
        }
        lost.increment();
        complain("lost: " + call + ": " + cause);
        return false;
    }

    void complain(String text) {
        if (complaints.size() < KEPT) {
            complaints.add(name + " " + text);
        }
    }

    /** Calls that were accepted. */
    long calls() {
        return started.sum() - refused.sum();
    }

    /** Accepted calls without an answer; meaningful once the driver has ended. */
    long lost() {
        return Math.max(lost.sum(), calls() - answered.sum());
    }

    long wrong() {
        return wrong.sum();
    }

    long answered() {
        return answered.sum();
    }

    List<String> complaints() {
        return complaints;
    }
}
