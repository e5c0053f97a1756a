// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;

class LinuxBackendTest {

    @Test
    void aParkerOfTheBackendWakesItsCarrier() throws InterruptedException {
        LinuxBackend backend = backend(4);
        try (Parker parker = backend.parker()) {
            Carrier carrier = backend.threads().create(request(), () -> parker.park(Parker.FOREVER));
            carrier.start();
            parker.unpark();
            carrier.thread().join();
        }
        backend.close();
    }

    @Test
    void theFutexesInUseAreCountedAndLimited() {
        LinuxBackend backend = backend(1);
        Parker parker = backend.parker();
        assertThat(backend.capabilities()).anySatisfy(c -> {
            assertThat(c.name()).isEqualTo("wait-word");
            assertThat(c.detail()).startsWith("futex, 1 of 1 in use");
        });
        assertThatThrownBy(backend::parker).hasMessageContaining("'futexes'");
        parker.close();
        backend.parker().close();
        backend.close();
    }

    @Test
    void theLimitHasTheSameNameWithoutFutexes() {
        LinuxBackend backend = new LinuxBackend(new PlatformLimits(1, 1, 1, 1, 1, 1),
                new LinuxOptions(false, true, true, false));
        Parker parker = backend.parker();
        assertThatThrownBy(backend::parker).hasMessageContaining("'futexes' of the configuration wrt.platform.linux");
        parker.close();
        backend.close();
    }

    @Test
    void aParkerOutlivesTheBackend() {
        LinuxBackend backend = backend(1);
        Parker parker = backend.parker();
        backend.close();
        parker.unpark();
        parker.park(Parker.FOREVER);
        parker.close();
    }

    @Test
    void whatACarrierWasGivenIsReported() throws InterruptedException {
        LinuxBackend backend = backend(1);
        assertThat(backend.capabilities()).extracting(Capability::name).containsExactlyElementsOf(
                Arrays.stream(Feature.values()).map(Feature::label).toList());
        Carrier carrier = backend.threads().create(request(), () -> {
        });
        carrier.start();
        carrier.thread().join();
        assertThat(backend.capabilities()).contains(new Capability("thread-name", State.GRANTED, "wrt-0"));
        backend.close();
    }

    private static CarrierRequest request() {
        return CarrierRequest.named("wrt-0");
    }

    private static LinuxBackend backend(int futexes) {
        return new LinuxBackend(new PlatformLimits(futexes, 1, 1, 1, 1, 1), LinuxOptions.DEFAULT);
    }
}
