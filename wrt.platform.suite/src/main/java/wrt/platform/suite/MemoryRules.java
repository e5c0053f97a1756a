// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.MemoryControl.NumaNode;
import wrt.api.platform.MemoryControl.NumaPolicy;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException.Kind;

/** The rules of memory. */
abstract class MemoryRules extends Rules {

    @Test
    void lockingIsAnsweredAndCanBeUndone() {
        Capability locked = backend().memory().lockAll();
        try {
            System.out.println("saw: " + locked);
            assertTelling(locked);
            assertThat(locked.name()).isEqualTo(Feature.MEMORY_LOCK.label());
            assertThat(capability(Feature.MEMORY_LOCK).state()).isEqualTo(locked.state());
        } finally {
            assertTelling(backend().memory().unlockAll());
        }
    }

    @Test
    void theNodesAreThoseOfTheCapability() {
        List<NumaNode> nodes = backend().memory().nodes();
        if (absent(Feature.NUMA)) {
            assertThat(nodes).isEmpty();
        } else {
            assertThat(nodes).isNotEmpty();
            assertThat(nodes).allSatisfy(node -> {
                assertThat(node.cpus()).isNotNull();
                assertThat(node.distances()).hasSizeGreaterThanOrEqualTo(1);
            });
        }
    }

    @Test
    void aPolicyIsAnswered() throws InterruptedException {
        go(() -> {
            assertTelling(backend().memory().policy(NumaPolicy.BIND, Set.of(0)));
            assertTelling(backend().memory().policy(NumaPolicy.PREFERRED, Set.of(0)));
            assertTelling(backend().memory().policy(NumaPolicy.INTERLEAVE, Set.of(0)));
            assertTelling(backend().memory().policy(NumaPolicy.LOCAL, Set.of()));
            assertThat(backend().memory().policy(NumaPolicy.BIND, Set.of(900)).state())
                    .isIn(State.REFUSED, State.ABSENT);
            assertThat(backend().memory().policy(NumaPolicy.BIND, Set.of(-1)).state())
                    .isIn(State.REFUSED, State.ABSENT);
        });
        joinAll();
    }

    @Test
    void aDomainIsMemoryOfItsOwn() {
        if (absent(Feature.MEMORY_DOMAINS)) {
            assertFails(Kind.ABSENT, () -> backend().memory().domain("suite", 100));
            return;
        }
        assertFails(Kind.INVALID, () -> backend().memory().domain("suite", 0));
        assertFails(Kind.INVALID, () -> backend().memory().domain("no/such name", 1));
        int rounds = Stress.rounds(500, 100_000);
        for (int i = 0; i < rounds; i++) {
            try (MemoryDomain domain = backend().memory().domain("suite", 100)) {
                assertThat(domain.memory().byteSize()).isGreaterThanOrEqualTo(100);
                assertThat(domain.memory().byteSize() % 4096).isZero();
                domain.memory().set(ValueLayout.JAVA_LONG, 0, i);
                domain.writable(false);
                assertThat(domain.memory().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(i);
                domain.writable(true);
                domain.memory().set(ValueLayout.JAVA_LONG, 8, i);
            }
        }
    }
}
