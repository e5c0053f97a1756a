// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import wrt.core.Meter;
import wrt.core.fiber.Fiber;
import wrt.core.fiber.FiberFactory;

/** Which calls of async functions take a stack of their own. */
class TurnStackTest {

    private int made;
    private final FiberFactory fibers = FiberFactory.best();
    private final Store store = new Store(new Meter(meter -> meter.refill(1_000_000), 100), new Scheduler() {
        @Override
        public void ready(Task task) {
            throw new AssertionError("no thread of these guests waits");
        }

        @Override
        public void turn(Thread thread) {
            throw new AssertionError("nobody waits for a turn");
        }

        @Override
        public void awaitTurn(Thread thread) {
            throw new AssertionError("nobody waits for a turn");
        }
    }, StoreLimits.defaults(), new FiberFactory() {
        @Override
        public Fiber create(Runnable body) {
            made++;
            return fibers.create(body);
        }

        @Override
        public void suspend() {
            fibers.suspend();
        }

        @Override
        public String name() {
            return fibers.name();
        }

        @Override
        public Optional<String> fallbackReason() {
            return fibers.fallbackReason();
        }
    });

    private Object call(ComponentInstance guest, Object... args) {
        Task task = guest.function("later").task(args, TaskParameters.unbounded("c", "later"));
        task.run();
        return task.result();
    }

    @Test
    void guestThatCannotWaitInTheMiddleRunsOnItsResumersStack() {
        assertThat(call(new Linker().instantiate(store, Guests.load("async")))).isEqualTo(3L);
        assertThat(made).isZero();
    }

    @Test
    void guestThatImportsABuiltInThatWaitsGetsAStack() {
        ComponentInstance guest = new Linker().define("pause", (call, args) -> args[0]).instantiate(store,
                Guests.load("again"));
        assertThat(call(guest, 3L)).isEqualTo(3L);
        assertThat(made).isEqualTo(1);
    }
}
