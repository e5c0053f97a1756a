// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import org.jspecify.annotations.Nullable;
import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * The sleep of plain Java, which knows no descriptors.
 *
 * <p>Concurrency: as its interface says; the waiter itself is safe from any thread.
 */
final class JavaSleeper implements Sleeper {

    private volatile @Nullable Waiter waiter;

    @Override
    public void expect() {
        waiter = new Waiter();
    }

    @Override
    public void sleep(long untilNanos) {
        Waiter sleeping = waiter;
        if (sleeping != null) {
            sleeping.await(untilNanos);
        }
    }

    @Override
    public void done() {
        waiter = null;
    }

    @Override
    public void wake() {
        Waiter sleeping = waiter;
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    @Override
    public Watch watch(int descriptor, Interest interest) {
        throw new PlatformException(Kind.ABSENT, "plain Java waits for no descriptors");
    }

    @Override
    public void close() {
        // Its owner has woken who sleeps.
    }
}
