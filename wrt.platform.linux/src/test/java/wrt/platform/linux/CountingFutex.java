// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.platform.linux.libc.Abi;

/** The kernel's futex, with a count of the calls that reached it. */
final class CountingFutex implements Futex {

    final AtomicInteger waits = new AtomicInteger();
    final AtomicInteger wakes = new AtomicInteger();
    private final Futex kernel = new KernelFutex(Abi.of(System.getProperty("os.arch")).calls().futex());

    @Override
    public int await(long word, int expected, long deadline) {
        waits.incrementAndGet();
        return kernel.await(word, expected, deadline);
    }

    @Override
    public void wake(long word) {
        wakes.incrementAndGet();
        kernel.wake(word);
    }

    @Override
    public void wakeAll(long word) {
        wakes.incrementAndGet();
        kernel.wakeAll(word);
    }
}
