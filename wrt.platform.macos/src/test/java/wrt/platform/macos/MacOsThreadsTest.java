// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.OsError;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.QualityOfService;
import wrt.api.platform.Scheduling;

/** What macOS alone has for threads, on the stand-in. */
class MacOsThreadsTest {

    private final MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 0);

    @AfterEach
    void close() {
        backend.close();
    }

    private Carrier run(CarrierRequest request) throws InterruptedException {
        Carrier carrier = backend.threads().create(request, () -> {
        });
        carrier.start();
        carrier.join(Parker.FOREVER);
        return carrier;
    }

    private static Capability answer(Carrier carrier, Feature feature) {
        return carrier.capabilities().stream().filter(c -> c.name().equals(feature.label())).findFirst().orElseThrow();
    }

    private CarrierStatus status(CarrierRequest request) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Carrier carrier = backend.threads().create(request, () -> {
            running.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        carrier.start();
        running.await();
        CarrierStatus status = carrier.status();
        end.countDown();
        carrier.join(Parker.FOREVER);
        return status;
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "50, 31", "98, 46", "99, 47"})
    void prioritiesAreSpreadOverThoseOfTheSystem(int priority, int own) throws InterruptedException {
        assertThat(new FixedPriority(4, priority).own()).isEqualTo(own);
        CarrierStatus status = status(CarrierRequest.named("fifo").with(new Scheduling.Fifo(priority)));
        assertThat(status.schedulingClass()).isEqualTo("fifo");
        assertThat(status.priority()).isEqualTo(own);
    }

    @Test
    void aClassOfServiceIsGrantedByItsNumber() throws InterruptedException {
        List<String> numbers = List.of("0x21", "0x19", "0x15", "0x11", "0x09");
        for (QualityOfService quality : QualityOfService.values()) {
            Capability answer = answer(run(CarrierRequest.named("quality").with(quality)), Feature.QUALITY_OF_SERVICE);
            assertThat(answer.state()).isEqualTo(State.GRANTED);
            assertThat(answer.detail()).contains(quality.name(), numbers.get(quality.ordinal()));
        }
    }

    @Test
    void aThreadWithAFixedPriorityHasNoClassOfService() throws InterruptedException {
        Carrier carrier = run(CarrierRequest.named("both").with(new Scheduling.Fifo(10))
                .with(QualityOfService.USER_INTERACTIVE));
        assertThat(answer(carrier, Feature.SCHED_FIFO).state()).isEqualTo(State.GRANTED);
        Capability answer = answer(carrier, Feature.QUALITY_OF_SERVICE);
        assertThat(answer.state()).isEqualTo(State.REFUSED);
        assertThat(answer.error()).isEqualTo(new OsError(1, "EPERM", "not permitted"));
        assertThat(answer.detail()).contains("fixed priority");
    }

    @Test
    void aDeadlineIsATimeConstraint() throws InterruptedException {
        CarrierRequest request = CarrierRequest.named("deadline")
                .with(new Scheduling.Deadline(2_000_000, 5_000_000, 10_000_000));
        assertThat(answer(run(request), Feature.SCHED_DEADLINE).state()).isEqualTo(State.GRANTED);
        assertThat(status(request).schedulingClass()).isEqualTo("deadline");
    }

    @ParameterizedTest
    @CsvSource({"10, 10000000, 10000000, KERN_INVALID_ARGUMENT",
        "90000000, 100000000, 100000000, KERN_INVALID_ARGUMENT",
        "2000000, 1000000, 10000000, run time <= deadline", "0, 1, 1, 0 < run time",
        "1000000, 9223372036854775807, 1, 4294967295"})
    void aConstraintThatCannotBeKeptIsRefusedWithTheReason(long runtime, long deadline, long period, String reason)
            throws InterruptedException {
        Capability answer = answer(run(CarrierRequest.named("deadline")
                .with(new Scheduling.Deadline(runtime, deadline, period))), Feature.SCHED_DEADLINE);
        assertThat(answer.state()).isEqualTo(State.REFUSED);
        assertThat(answer.detail()).contains(reason);
    }

    @Test
    void processorsAreATagAndNoBinding() throws InterruptedException {
        Capability answer = answer(run(CarrierRequest.named("bound").on(Set.of(0))), Feature.AFFINITY);
        assertThat(answer.state()).isEqualTo(State.EMULATED);
        assertThat(answer.detail()).contains("tag", "no thread to a processor");
    }

    @Test
    void aNameIsCutToWhatFits() throws InterruptedException {
        Carrier carrier = run(CarrierRequest.named("n".repeat(100)));
        assertThat(answer(carrier, Feature.THREAD_NAME).state()).isEqualTo(State.GRANTED);
        assertThat(answer(carrier, Feature.THREAD_NAME).detail()).isEqualTo("'" + "n".repeat(63) + "'");
    }
}
