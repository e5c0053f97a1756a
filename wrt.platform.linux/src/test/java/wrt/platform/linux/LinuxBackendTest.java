// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Parker;

class LinuxBackendTest {

    @Test
    void aParkerOfTheBackendWakesItsCarrier() throws InterruptedException {
        LinuxBackend backend = new LinuxBackend(4);
        try (Parker parker = backend.parker()) {
            Carrier carrier = backend.carrier(request(), () -> parker.park(Parker.FOREVER));
            carrier.start();
            parker.unpark();
            carrier.thread().join();
        }
        backend.close();
    }

    @Test
    void theFutexesInUseAreCountedAndLimited() {
        LinuxBackend backend = new LinuxBackend(1);
        Parker parker = backend.parker();
        assertThat(backend.capabilities()).anySatisfy(c -> {
            assertThat(c.name()).isEqualTo("futex");
            assertThat(c.detail()).startsWith("1 of 1 in use");
        });
        assertThatThrownBy(backend::parker).hasMessageContaining("'futexes'");
        parker.close();
        backend.parker().close();
        backend.close();
    }

    @Test
    void aParkerOutlivesTheBackend() {
        LinuxBackend backend = new LinuxBackend(1);
        Parker parker = backend.parker();
        backend.close();
        parker.unpark();
        parker.park(Parker.FOREVER);
        parker.close();
    }

    @Test
    void whatACarrierWasGivenIsReported() throws InterruptedException {
        LinuxBackend backend = new LinuxBackend(1);
        assertThat(backend.capabilities()).extracting(Capability::name).containsExactly("thread-name", "affinity",
                "sched-fifo", "futex", "clock", "cpu-limit", "mlock");
        Carrier carrier = backend.carrier(request(), () -> {
        });
        carrier.start();
        carrier.thread().join();
        assertThat(backend.capabilities()).contains(new Capability("thread-name", State.GRANTED, "wrt-0"));
        backend.close();
    }

    private static CarrierRequest request() {
        return new CarrierRequest("wrt-0", 1 << 20, OptionalInt.empty(), OptionalInt.empty());
    }
}
