// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Feature;
import wrt.api.platform.OsError;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Scheduling;

/** What the rules of all primitives have in common: a fresh backend for each test, and threads of it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class Rules {

    /** Small enough to be reached, large enough for the tests. */
    static final PlatformLimits LIMITS = new PlatformLimits(64, 16, 16, 16, 64, 64);

    private static final long JOIN_SECONDS = 30;
    private static final long SETTLE_MILLIS = 15;
    private static final long SETTLE_LIMIT_MILLIS = 1000;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<Carrier> carriers = new ArrayList<>();
    private PlatformBackend backend;

    abstract PlatformFixture fixture();

    /** The limits of the backend. */
    PlatformLimits limits() {
        return LIMITS;
    }

    @BeforeEach
    void open() {
        backend = fixture().open(limits());
    }

    @AfterEach
    void everythingIsGivenBack() throws InterruptedException {
        if (backend == null) {
            return;
        }
        joinAll();
        assertThat(backend.waitWords().used()).as("wait words").isZero();
        assertThat(backend.eventQueues().used()).as("event queues").isZero();
        assertThat(backend.timers().used()).as("timers").isZero();
        assertThat(backend.channels().used()).as("channels").isZero();
        assertThat(backend.messageQueues().used()).as("message queues").isZero();
        assertThat(backend.locks().used()).as("locks").isZero();
        fixture().close(backend);
    }

    PlatformBackend backend() {
        return backend;
    }

    /** Something that a thread of a test does. */
    interface Body {
        void run() throws Exception;
    }

    /** Starts an ordinary thread of the backend. */
    Carrier go(Body body) {
        return go(CarrierRequest.named("suite-" + NUMBER.incrementAndGet()), body);
    }

    /** Starts a thread of the backend with a fixed priority. */
    Carrier go(int priority, Body body) {
        return go(CarrierRequest.named("suite-" + NUMBER.incrementAndGet()).with(new Scheduling.Fifo(priority)), body);
    }

    Carrier go(CarrierRequest request, Body body) {
        Carrier carrier = backend.threads().create(request, () -> {
            try {
                body.run();
            } catch (Throwable e) {
                failures.add(e);
            }
        });
        carriers.add(carrier);
        carrier.start();
        return carrier;
    }

    private final List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());

    /** Waits for all threads; what one of them threw is the test's failure. */
    void joinAll() throws InterruptedException {
        for (Carrier carrier : carriers) {
            assertThat(carrier.join(in(JOIN_SECONDS, TimeUnit.SECONDS))).as("the thread ends").isTrue();
        }
        carriers.clear();
        assertThat(failures).isEmpty();
    }

    /** A moment from now. */
    static long in(long amount, TimeUnit unit) {
        return System.nanoTime() + unit.toNanos(amount);
    }

    /** Lets threads that are about to wait fall asleep; no rule depends on it, only what a test gets to see. */
    void settle() throws InterruptedException {
        long end = in(SETTLE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        while (!carriers.stream().allMatch(carrier -> Sleepers.isAsleep(carrier.thread()))
                && System.nanoTime() - end < 0) {
            Thread.sleep(1);
        }
        Thread.sleep(SETTLE_MILLIS);
    }

    /** Waits until a number of threads is about to wait, and lets them fall asleep. */
    void settle(CountDownLatch ready) throws InterruptedException {
        assertThat(ready.await(JOIN_SECONDS, TimeUnit.SECONDS)).as("threads are ready").isTrue();
        settle();
    }

    Capability capability(Feature feature) {
        return backend.capabilities().stream().filter(c -> c.name().equals(feature.label())).findFirst().orElseThrow();
    }

    boolean absent(Feature feature) {
        return capability(feature).state() == State.ABSENT;
    }

    /** Skips a test, visibly, where the order of priorities needs real ones and the system refused them. */
    void assumePriorities(Feature ordered) {
        if (capability(ordered).state() != State.EMULATED) {
            Carrier probe = go(10, () -> {
            });
            try {
                joinAll();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Capability answer = probe.capabilities().stream()
                    .filter(c -> c.name().equals(Feature.SCHED_FIFO.label())).findFirst().orElseThrow();
            Assumptions.assumeTrue(answer.state() == State.GRANTED || answer.state() == State.EMULATED,
                    () -> "no fixed priorities here: " + answer);
        }
    }

    /** Calls again and again until the object is closed. */
    static void untilClosed(Runnable call) {
        try {
            while (true) {
                call.run();
            }
        } catch (PlatformException e) {
            assertThat(e.kind()).as(e.toString()).isEqualTo(Kind.CLOSED);
        }
    }

    /** The call fails with a kind; its error, if there is one, is documented. */
    PlatformException assertFails(Kind kind, ThrowingCallable call) {
        PlatformException failure = catchThrowableOfType(PlatformException.class, call);
        assertThat(failure).as("a failure of kind " + kind).isNotNull();
        assertThat(failure.kind()).as(failure.toString()).isEqualTo(kind);
        failure.error().ifPresent(this::assertDocumented);
        return failure;
    }

    /** The system's own name and number belong together. */
    void assertDocumented(OsError error) {
        assertThat(fixture().errors()).as("the documented errors").containsEntry(error.name(), error.code());
    }

    /** An answer of the system is a state with a reason. */
    void assertTelling(Capability answer) {
        assertThat(answer.detail()).as(answer.name()).isNotBlank();
        if (answer.error() != null) {
            assertThat(answer.state()).isEqualTo(State.REFUSED);
            assertDocumented(answer.error());
        }
    }
}
