// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A component with an async function beside others. */
class AsyncFunctionTest {

    private final ComponentInstance guest = Guests.instantiate("async");

    @Test
    void aFunctionThatIsNotAsyncRunsAsEver() {
        assertThat(guest.function("plain").call()).isEqualTo(1L);
    }

    @Test
    void builtInsRunOnTheCallersStack() {
        assertThat(guest.function("uses").call()).isEqualTo(1L);
        assertThat(guest.function("uses").call()).isEqualTo(2L);
    }

    @Test
    void anAsyncFunctionReturnsThroughTaskReturn() {
        Task task = guest.function("later").task(new Object[0], TaskParameters.unbounded("c", "later"));
        assertThat(task.isAsync()).isTrue();
        guest.function("later").run(task);
        assertThat(task.result()).isEqualTo(3L);
        assertThat(task.isEnded()).isTrue();
        assertThat(task.wasStarted()).isTrue();
    }

    @Test
    void aCallThatIsCancelledBeforeItBeganDoesNotStart() {
        Task task = guest.function("later").task(new Object[0], TaskParameters.unbounded("c", "later"));
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.wasStarted()).isFalse();
        assertThat(task.isEnded()).isTrue();
    }
}
