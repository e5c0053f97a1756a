// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that happens elsewhere, with a limit. */
final class Wait {

    private Wait() {
    }

    /** Waits until the condition holds; returns whether it did before the limit. */
    static boolean until(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }
}
