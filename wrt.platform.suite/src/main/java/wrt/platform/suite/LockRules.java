// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;

/** The rules of locks, for each protocol that there is. */
abstract class LockRules extends Rules {

    private static final int CEILING = 50;

    private List<LockProtocol> protocols() {
        List<LockProtocol> there = new ArrayList<>(List.of(new LockProtocol.Plain()));
        if (has(Feature.LOCK_INHERIT)) {
            there.add(new LockProtocol.Inherit());
        }
        if (has(Feature.LOCK_CEILING)) {
            there.add(new LockProtocol.Ceiling(CEILING));
        }
        return there;
    }

    private boolean has(Feature feature) {
        State state = capability(feature).state();
        return state != State.ABSENT && state != State.REFUSED;
    }

    @Test
    void aProtocolThatIsAbsentIsRefused() {
        if (absent(Feature.LOCK_INHERIT)) {
            assertFails(Kind.ABSENT, () -> backend().locks().create(new LockProtocol.Inherit()));
        }
        if (absent(Feature.LOCK_CEILING)) {
            assertFails(Kind.ABSENT, () -> backend().locks().create(new LockProtocol.Ceiling(CEILING)));
        } else {
            assertFails(Kind.INVALID, () -> backend().locks().create(new LockProtocol.Ceiling(100)));
            assertFails(Kind.INVALID, () -> backend().locks().create(new LockProtocol.Ceiling(0)));
        }
    }

    @Test
    void oneThreadOwnsItAtATime() throws InterruptedException {
        int each = Stress.rounds(2000, 100_000);
        for (LockProtocol protocol : protocols()) {
            try (PlatformLock lock = backend().locks().create(protocol)) {
                int[] counter = new int[1];
                for (int t = 0; t < 4; t++) {
                    go(() -> {
                        for (int i = 0; i < each; i++) {
                            assertThat(lock.lock(Parker.FOREVER)).isTrue();
                            counter[0]++;
                            lock.unlock();
                        }
                    });
                }
                joinAll();
                assertThat(counter[0]).as(protocol.toString()).isEqualTo(4 * each);
            }
        }
    }

    @Test
    void aDeadlineEndsTheWaitForAnOwnedLock() throws InterruptedException {
        for (LockProtocol protocol : protocols()) {
            try (PlatformLock lock = backend().locks().create(protocol)) {
                assertThat(lock.lock(System.nanoTime() - 1)).as("a free lock is taken at once").isTrue();
                go(() -> {
                    assertThat(lock.lock(System.nanoTime() - Long.MAX_VALUE / 2)).isFalse();
                    long deadline = in(20, TimeUnit.MILLISECONDS);
                    assertThat(lock.lock(deadline)).isFalse();
                    assertThat(System.nanoTime() - deadline).isNotNegative();
                });
                joinAll();
                go(() -> {
                    assertThat(lock.lock(System.nanoTime() + Long.MAX_VALUE / 2)).isTrue();
                    lock.unlock();
                });
                settle();
                lock.unlock();
                joinAll();
            }
        }
    }

    @Test
    void misuseIsAnErrorThatNamesIt() throws InterruptedException {
        for (LockProtocol protocol : protocols()) {
            try (PlatformLock lock = backend().locks().create(protocol)) {
                assertFails(Kind.NOT_OWNER, lock::unlock);
                lock.lock(Parker.FOREVER);
                assertFails(Kind.DEADLOCK, () -> lock.lock(Parker.FOREVER));
                assertFails(Kind.BUSY, lock::close);
                go(() -> assertFails(Kind.NOT_OWNER, lock::unlock));
                joinAll();
                lock.unlock();
                assertFails(Kind.NOT_OWNER, lock::unlock);
            }
        }
    }

    @Test
    void aClosedLockIsRefused() {
        for (LockProtocol protocol : protocols()) {
            PlatformLock lock = backend().locks().create(protocol);
            lock.close();
            lock.close();
            assertFails(Kind.CLOSED, () -> lock.lock(Parker.FOREVER));
        }
    }

    /** Who waits when a lock is closed hears of it, and nobody owns what is closed. */
    @Test
    void closingRacesWithThoseWhoTakeItAndNobodyOwnsAClosedLock() throws InterruptedException {
        int rounds = Stress.rounds(25, 500);
        for (LockProtocol protocol : protocols()) {
            for (int round = 0; round < rounds; round++) {
                PlatformLock lock = backend().locks().create(protocol);
                for (int t = 0; t < 3; t++) {
                    boolean limited = t == 0;
                    go(() -> untilClosed(() -> {
                        if (lock.lock(limited ? System.nanoTime() + 20_000 : Parker.FOREVER)) {
                            lock.unlock();
                        }
                    }));
                }
                long end = in(30, TimeUnit.SECONDS);
                while (!isClosed(lock)) {
                    assertThat(System.nanoTime() - end).as("somebody always owns it").isNegative();
                    Thread.onSpinWait();
                }
                joinAll();
            }
        }
    }

    private static boolean isClosed(PlatformLock lock) {
        try {
            lock.close();
            return true;
        } catch (PlatformException e) {
            assertThat(e.kind()).as(e.toString()).isEqualTo(Kind.BUSY);
            return false;
        }
    }

    @Test
    void waitersOfOnePriorityGetItByTurn() throws InterruptedException {
        for (LockProtocol protocol : protocols()) {
            if (protocol instanceof LockProtocol.Inherit) {
                assumePriorities(Feature.LOCK_INHERIT);
                assertThat(ownersInOrder(protocol, 20, 30, 20, 30, 20)).containsExactly(1, 3, 0, 2, 4);
            }
        }
    }

    private List<Integer> ownersInOrder(LockProtocol protocol, int... priorities) throws InterruptedException {
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        try (PlatformLock lock = backend().locks().create(protocol)) {
            lock.lock(Parker.FOREVER);
            for (int i = 0; i < priorities.length; i++) {
                int number = i;
                CountDownLatch ready = new CountDownLatch(1);
                go(priorities[i], () -> {
                    ready.countDown();
                    lock.lock(Parker.FOREVER);
                    order.add(number);
                    lock.unlock();
                });
                settle(ready);
            }
            lock.unlock();
            joinAll();
        }
        return List.copyOf(order);
    }

    @Test
    void theMostUrgentWaiterGetsIt() throws InterruptedException {
        for (LockProtocol protocol : protocols()) {
            if (protocol instanceof LockProtocol.Inherit) {
                assumePriorities(Feature.LOCK_INHERIT);
                assertThat(ownersInOrder(protocol, 10, 30, 20)).containsExactly(1, 2, 0);
            }
        }
    }

    @Test
    void aThreadAboveTheCeilingIsRefused() throws InterruptedException {
        if (has(Feature.LOCK_CEILING)) {
            assumePriorities(Feature.LOCK_CEILING);
            try (PlatformLock lock = backend().locks().create(new LockProtocol.Ceiling(CEILING))) {
                go(CEILING + 1, () -> assertFails(Kind.INVALID, () -> lock.lock(Parker.FOREVER)));
                go(CEILING, () -> {
                    lock.lock(Parker.FOREVER);
                    lock.unlock();
                });
                joinAll();
            }
        }
    }

    @Test
    void oneMoreThanTheLimitIsAnErrorThatNamesIt() {
        for (LockProtocol protocol : protocols()) {
            List<PlatformLock> locks = new ArrayList<>();
            for (int i = 0; i < limits().locks(); i++) {
                locks.add(backend().locks().create(protocol));
            }
            assertThat(assertFails(Kind.LIMIT, () -> backend().locks().create(protocol)))
                    .hasMessageContaining("" + limits().locks());
            locks.forEach(PlatformLock::close);
        }
    }
}
