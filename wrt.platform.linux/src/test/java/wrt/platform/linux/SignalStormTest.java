// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.EventQueue;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Timer;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;
import wrt.platform.suite.CCompiler;

/** Signals that interrupt every call of a thread change nothing of what its waits promise. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalStormTest {

    private static final int SIGNALS = 5000;
    private static final int MICROS_APART = 100;

    private final LinuxBackend backend = new LinuxBackend(PlatformLimits.SEED, LinuxOptions.DEFAULT);

    @Test
    void aStormChangesNothing() throws Exception {
        Path library = CCompiler.required().sharedLibrary(Path.of("src/test/c/storm.c"),
                Path.of("target/c/libstorm.so"));
        NativeLibrary storm = NativeLibrary.getInstance(library.toAbsolutePath().toString());
        Function send = storm.getFunction("storm");
        AtomicBoolean over = new AtomicBoolean();
        long[] rounds = new long[1];
        Throwable[] failure = new Throwable[1];
        Carrier carrier = backend.threads().create(CarrierRequest.named("stormed"), () -> {
            try {
                while (!over.get()) {
                    oneRound();
                    rounds[0]++;
                }
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        carrier.start();
        while (carrier.status().equals(CarrierStatus.UNKNOWN)) {
            Thread.onSpinWait();
        }
        int sent = send.invokeInt(new Object[]{(int) carrier.status().id(), SIGNALS, MICROS_APART});
        over.set(true);
        carrier.join(Parker.FOREVER);
        long received = storm.getFunction("storm_received").invokeLong(new Object[0]);
        System.out.printf("signal storm: %,d received, %,d rounds%n", received, rounds[0]);
        assertThat(failure[0]).isNull();
        assertThat(sent).isZero();
        assertThat(received).isGreaterThan(SIGNALS / 2);
        assertThat(rounds[0]).isPositive();
        backend.close();
    }

    private void oneRound() {
        try (Parker parker = backend.parker();
                WaitWord word = backend.waitWords().create(0);
                Timer timer = backend.timers().create();
                EventQueue queue = backend.eventQueues().create();
                PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
            long deadline = soon();
            while (System.nanoTime() - deadline < 0) {
                parker.park(deadline);
            }
            deadline = soon();
            WaitResult result = WaitResult.WOKEN;
            while (result == WaitResult.WOKEN) {
                result = word.await(0, deadline);
            }
            assertThat(result).isEqualTo(WaitResult.TIMED_OUT);
            assertThat(System.nanoTime() - deadline).isNotNegative();

            long first = soon();
            timer.arm(first, 0);
            long count = 0;
            while (count == 0) {
                count = timer.await(Parker.FOREVER);
            }
            assertThat(count).isEqualTo(1);
            assertThat(System.nanoTime() - first).isNotNegative();

            long[] told = new long[1];
            queue.addTimer(1, soon(), 0);
            while (told[0] == 0) {
                queue.await((token, expirations) -> told[0] += expirations, Parker.FOREVER);
            }
            assertThat(told[0]).isEqualTo(1);
            assertThat(lock.lock(Parker.FOREVER)).isTrue();
            lock.unlock();
        }
    }

    private static long soon() {
        return System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(300);
    }
}
