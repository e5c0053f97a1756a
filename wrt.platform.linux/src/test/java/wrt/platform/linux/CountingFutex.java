// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.platform.linux.libc.SystemCalls;

/** The kernel's futex, with a count of the calls that reached it. */
final class CountingFutex implements Futex {

    final AtomicInteger waits = new AtomicInteger();
    final AtomicInteger wakes = new AtomicInteger();
    private final Futex kernel = new KernelFutex(SystemCalls.of(System.getProperty("os.arch")).futex());

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
}
