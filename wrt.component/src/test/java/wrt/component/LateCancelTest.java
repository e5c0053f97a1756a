// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A synchronous {@code subtask.cancel} returns when the call is resolved; source: CanonicalABI, "canon subtask.cancel". */
class LateCancelTest {

    @Test
    void newsOfTheStartDoesNotEndTheWait() {
        Loop loop = new Loop();
        ComponentInstance guest = new Linker().instantiate(loop.store(), Guests.load("latecancel"));
        Task task = loop.begin(guest.function("go"));
        loop.drain();
        assertThat(task.failure()).isNull();
        assertThat(task.result()).isEqualTo((long) Subtask.State.CANCELLED_BEFORE_RETURNED.ordinal());
    }
}
