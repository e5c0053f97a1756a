// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what happens elsewhere, and fails when it does not. */
final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {
    }

    /** Waits until the condition holds. */
    static void until(String what, Callable<Boolean> condition) {
        until(what, () -> "", condition);
    }

    /** Waits until the condition holds; when it does not, the failure says what there is instead. */
    static void until(String what, Supplier<String> instead, Callable<Boolean> condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + LIMIT.toSeconds() + " s it still does not hold that " + what
                        + instead.get());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
