// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Calls of functions that are not async may make threads, which go on when the call has returned. */
class ThreadsOfPlainCallsTest {

    private final Loop loop = new Loop();
    private final ComponentInstance guest = new Linker().instantiate(loop.store(), Guests.load("threads"));

    private Object ran() {
        return loop.begin(guest.function("ran")).result();
    }

    @Test
    void aThreadOfTheHostsCallRunsLater() {
        loop.begin(guest.function("make"), 3L);
        assertThat(ran()).isEqualTo(0L);
        loop.drain();
        assertThat(ran()).isEqualTo(3L);
    }

    @Test
    void aThreadOfAGuestsCallRunsLater() {
        loop.begin(guest.function("call"), 5L);
        assertThat(ran()).isEqualTo(0L);
        loop.drain();
        assertThat(ran()).isEqualTo(5L);
    }
}
