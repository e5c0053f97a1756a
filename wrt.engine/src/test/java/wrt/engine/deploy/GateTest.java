// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class GateTest {

    private static final long LONG = 10_000_000_000L;

    private final Gate gate = new Gate();

    @Test
    void nobodyEntersAClosedGate() {
        gate.close();

        assertThat(gate.enter()).isFalse();
        assertThat(gate.inside()).isZero();
    }

    @Test
    void thoseInsideMayLeaveAfterItClosed() {
        assertThat(gate.enter()).isTrue();
        gate.close();

        assertThat(gate.awaitEmpty(0)).isFalse();
        gate.leave();
        assertThat(gate.awaitEmpty(0)).isTrue();
    }

    @Test
    void theWaitEndsWhenTheLastOneLeaves() {
        gate.enter();
        gate.close();
        CompletableFuture<Boolean> empty = CompletableFuture.supplyAsync(() -> gate.awaitEmpty(LONG),
                Thread::startVirtualThread);
        gate.leave();

        assertThat(empty.join()).isTrue();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        gate.close();
        gate.close();

        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.inside()).isZero();
    }

    @Test
    void whoIsLetInIsCountedWhileOthersCloseIt() throws InterruptedException {
        int[] entered = new int[4];
        Thread[] threads = new Thread[entered.length];
        for (int i = 0; i < threads.length; i++) {
            int me = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                while (gate.enter()) {
                    entered[me]++;
                    gate.leave();
                }
            });
        }
        gate.close();
        assertThat(gate.awaitEmpty(LONG)).isTrue();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(gate.inside()).isZero();
    }
}
