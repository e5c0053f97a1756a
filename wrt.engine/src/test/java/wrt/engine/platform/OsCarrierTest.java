// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;

class OsCarrierTest {

    private record Broken(RuntimeException failure) implements ThreadControl {

        @Override
        public List<Capability> ask(CarrierRequest request) {
            throw failure;
        }

        @Override
        public void reset() {
            // Nothing was granted.
        }

        @Override
        public long id() {
            return 7;
        }

        @Override
        public CarrierStatus status(long id) {
            return CarrierStatus.UNKNOWN;
        }
    }

    @Test
    void aCarrierRunsAlthoughAskingTheSystemFails() throws Exception {
        List<Capability> told = new ArrayList<>();
        CountDownLatch ran = new CountDownLatch(1);
        OsCarrier carrier = new OsCarrier(CarrierRequest.named("a name"), ran::countDown,
                new Broken(new IllegalStateException("no such thread")), told::add);
        carrier.start();
        assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
        carrier.thread().join();
        assertThat(told).singleElement().satisfies(answer -> {
            assertThat(answer.state()).isEqualTo(State.REFUSED);
            assertThat(answer.detail()).contains("no such thread");
        });
        assertThat(carrier.capabilities()).isEqualTo(told);
    }
}
