// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Scheduling;
import wrt.api.platform.WaitWord;
import wrt.platform.qnx.neutrino.Abi;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QnxBackendTest {

    private QnxBackend backend;

    @BeforeEach
    void open() {
        backend = new Shim(Abi.V7_1).backend(PlatformLimits.SEED, true);
    }

    @AfterEach
    void close() {
        Shim.call("qnx_shim_privileged", 1);
        backend.close();
    }

    private List<Capability> ask(CarrierRequest request) throws InterruptedException {
        Carrier carrier = backend.threads().create(request, () -> {
        });
        carrier.start();
        carrier.join(Parker.FOREVER);
        return carrier.capabilities();
    }

    private static Capability find(List<Capability> all, Feature feature) {
        return all.stream().filter(c -> c.name().equals(feature.label())).findFirst().orElseThrow();
    }

    @Test
    void withoutPrivilegePrioritiesFrom64OnAreRefusedWithTheAbilityThatIsMissing() throws InterruptedException {
        Shim.call("qnx_shim_privileged", 0);
        Capability high = find(ask(CarrierRequest.named("high").with(new Scheduling.Fifo(64))), Feature.SCHED_FIFO);
        assertThat(high.state()).isEqualTo(State.REFUSED);
        assertThat(high.detail()).contains("PROCMGR_AID_PRIORITY", "EPERM (1, not permitted)");
        Capability low = find(ask(CarrierRequest.named("low").with(new Scheduling.Fifo(63))), Feature.SCHED_FIFO);
        assertThat(low.state()).isEqualTo(State.GRANTED);
        assertThat(find(backend.capabilities(), Feature.SCHED_FIFO).state()).as("a refusal stays").isEqualTo(
                State.REFUSED);
        assertThat(backend.memory().lockAll().detail()).contains("PROCMGR_AID_MEM_LOCK");
    }

    @Test
    void aSporadicBudgetBeyondItsPeriodIsRefused() throws InterruptedException {
        Capability answer = find(ask(CarrierRequest.named("sporadic").with(
                new Scheduling.Sporadic(20, 10, 11_000_000, 10_000_000, 4))), Feature.SCHED_SPORADIC);
        assertThat(answer.state()).isEqualTo(State.REFUSED);
        assertThat(answer.detail()).contains("a budget is at most its period", "EINVAL (22");
    }

    @Test
    void aRunMaskBindsTheThreadOnTheHostToo() throws InterruptedException {
        Capability answer = find(ask(CarrierRequest.named("bound").on(Set.of(0))), Feature.AFFINITY);
        assertThat(answer).isEqualTo(Feature.AFFINITY.answer(State.GRANTED, "cpu 0"));
        assertThat(find(ask(CarrierRequest.named("nowhere").on(Set.of(31))), Feature.AFFINITY).detail())
                .contains("there is no such processor");
    }

    @Test
    void aNameIsCutTo99Characters() throws InterruptedException {
        assertThat(find(ask(CarrierRequest.named("x".repeat(120))), Feature.THREAD_NAME).detail())
                .isEqualTo("x".repeat(99) + " (cut to 99 characters)");
    }

    @Test
    void channelsWithoutInheritanceSaySo() {
        try (QnxBackend plain = new Shim(Abi.V7_1).backend(PlatformLimits.SEED, false)) {
            assertThat(find(plain.capabilities(), Feature.CHANNEL_INHERITANCE)).isEqualTo(
                    Feature.CHANNEL_INHERITANCE.answer(State.UNUSED,
                            "'channel.inheritance' of the configuration is false"));
        }
    }

    @Test
    void anUnknownReleaseIsAnErrorThatNamesTheConfiguration() {
        assertThatThrownBy(() -> QnxOptions.abi("detect", "6.6.0"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no numbers for QNX '6.6.0'; there are those of 7.1 and 8.0, and 'version' of the "
                        + "configuration wrt.platform.qnx chooses them");
        assertThat(QnxOptions.abi("8.0", "6.6.0")).isEqualTo(Abi.V8_0);
        assertThat(QnxOptions.abi("detect", "7.1.0")).isEqualTo(Abi.V7_1);
    }

    @Test
    void objectsOutliveTheBackend() {
        Parker parker = backend.parker();
        WaitWord word = backend.waitWords().create(1);
        backend.close();
        parker.unpark();
        parker.park(Parker.FOREVER);
        parker.close();
        word.wakeAll();
        word.close();
        assertThatThrownBy(() -> backend.parker()).hasMessage("the QNX backend has stopped");
    }
}
