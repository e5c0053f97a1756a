// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which threads may go on while a call of a function that is not async waits; source: CanonicalABI, "canon lift". */
class PlainCallWaitsTest {

    private final Loop loop = new Loop();
    private final ComponentInstance guest = new Linker().instantiate(loop.store(), Guests.load("plainwaits"));

    private Object call(String function) {
        Task task = loop.begin(guest.function(function));
        assertThat(task.failure()).isNull();
        return task.result();
    }

    @Test
    void aCallThatHasNotEnteredStaysOutside() {
        call("close");
        Task entering = loop.begin(guest.function("enter"));
        assertThat(call("open")).isEqualTo(0L);
        assertThat(entering.isResolved()).isFalse();
        loop.drain();
        assertThat(call("entered")).isEqualTo(1L);
        assertThat(entering.isResolved()).isTrue();
    }

    @Test
    void aCallbackThatYieldedStaysOutAsItUsesTheSameStack() {
        Task waking = loop.begin(guest.function("wake"));
        assertThat(loop.begin(guest.function("wait")).failure()).hasMessageContaining("deadlock detected");
        assertThat(waking.isResolved()).isFalse();
    }
}
