// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import wrt.core.Meter;
import wrt.core.fiber.Fiber;
import wrt.core.fiber.FiberFactory;

/** Calls on several stacks: one that finds an instance occupied by another stack waits its turn. */
class EntryTest {

    private final FiberFactory fibers = FiberFactory.virtualThread();
    private final List<Thread> ready = new ArrayList<>();
    private final Store store = new Store(new Meter(meter -> meter.refill(1_000_000), 100), new Scheduler() {
        @Override
        public void ready(Task task) {
            throw new AssertionError("no thread of these guests waits");
        }

        @Override
        public void turn(Thread thread) {
            ready.add(thread);
        }

        @Override
        public void awaitTurn(Thread thread) {
            fibers.suspend();
        }
    });

    private ComponentInstance instantiate(Function<Object, Object> back) {
        return new Linker().define("back", (call, args) -> back.apply(args[0])).instantiate(store,
                Guests.load("caller"));
    }

    private Fiber start(Task task) {
        Fiber fiber = fibers.create(task::run);
        fiber.resume();
        return fiber;
    }

    private static Task task(ComponentInstance guest, String function, Object... args) {
        return guest.function(function).task(args, TaskParameters.unbounded("c", function));
    }

    private Object pause(Object value) {
        store.switchAway(fibers::suspend);
        return value;
    }

    @Test
    void callWaitsWhileAnotherStackIsInside() {
        ComponentInstance guest = instantiate(this::pause);
        Task first = task(guest, "call-back", 1);
        Task second = task(guest, "count");
        Fiber a = start(first);
        Fiber b = start(second);
        assertThat(second.state()).isEqualTo(Task.State.INITIAL);
        assertThat(ready).isEmpty();
        assertThat(store.currentThread()).isNull();

        a.resume();
        assertThat(first.result()).isEqualTo(1L);
        assertThat(ready).containsExactly(second.implicitThread());
        b.resume();
        assertThat(second.result()).isEqualTo(1L);
        assertThat(store.meter().saveDepth()).isZero();
    }

    @Test
    void waitingCallFailsWhenTheInstanceIsPoisoned() {
        ComponentInstance guest = instantiate(x -> {
            pause(x);
            throw new IllegalStateException("host");
        });
        Task first = task(guest, "call-back", 1);
        Task second = task(guest, "count");
        Fiber a = start(first);
        Fiber b = start(second);
        a.resume();
        assertThat(ready).containsExactly(second.implicitThread());
        b.resume();
        assertThat(second.failure()).hasMessage("wasm trap: cannot enter component instance");
    }

    @Test
    void twoStacksThatWaitForEachOtherAreADeadlock() {
        ComponentInstance[] guests = new ComponentInstance[2];
        guests[0] = instantiate(x -> {
            pause(x);
            return guests[1].function("count").call();
        });
        guests[1] = instantiate(x -> {
            pause(x);
            return guests[0].function("count").call();
        });
        Task first = task(guests[0], "call-back", 1);
        Task second = task(guests[1], "call-back", 1);
        Fiber a = start(first);
        Fiber b = start(second);
        a.resume();
        b.resume();
        assertThat(second.failure())
                .hasMessage("wasm trap: deadlock detected: event loop cannot make further progress");
        assertThat(ready).containsExactly(first.implicitThread());
        a.resume();
        assertThat(first.failure()).hasMessage("wasm trap: cannot enter component instance");
    }

    @Test
    void eachStackHasItsOwnCurrentThread() {
        List<Thread> seen = new ArrayList<>();
        ComponentInstance one = instantiate(x -> {
            pause(x);
            seen.add(store.currentThread());
            return x;
        });
        ComponentInstance two = instantiate(x -> {
            pause(x);
            seen.add(store.currentThread());
            return x;
        });
        Task first = task(one, "call-back", 1);
        Task second = task(two, "call-back", 2);
        Fiber a = start(first);
        Fiber b = start(second);
        a.resume();
        b.resume();
        assertThat(seen).containsExactly(first.implicitThread(), second.implicitThread());
        assertThat(second.result()).isEqualTo(2L);
    }

    @Test
    void eachCallBetweenGuestsHasContextSlotsOfItsOwn() {
        ComponentInstance guest = new Linker().define("pause", (call, args) -> args[0]).instantiate(store,
                Guests.load("again"));
        Task task = task(guest, "twice", 3L);
        task.run();
        assertThat(task.result()).isEqualTo(6L);
    }

    @Test
    void callsBetweenGuestsThatInterleaveDoNotShareAnything() {
        ComponentInstance guest = new Linker().define("pause", (call, args) -> pause(args[0])).instantiate(store,
                Guests.load("again"));
        ComponentInstance other = new Linker().define("pause", (call, args) -> pause(args[0])).instantiate(store,
                Guests.load("again"));
        Task first = task(guest, "twice", 3L);
        Task second = task(other, "twice", 5L);
        Fiber a = start(first);
        Fiber b = start(second);
        a.resume();
        b.resume();
        a.resume();
        b.resume();
        assertThat(first.result()).isEqualTo(6L);
        assertThat(second.result()).isEqualTo(10L);
    }

    @Test
    void callBetweenGuestsFindsItsContextSlotsAgainAfterItsStackWasLeft() {
        ComponentInstance guest = new Linker().define("pause", (call, args) -> pause(args[0])).instantiate(store,
                Guests.load("again"));
        Task task = task(guest, "later", 3L);
        Fiber a = start(task);
        assertThat(task.isSettled()).isFalse();
        a.resume();
        assertThat(task.result()).isEqualTo(3L);
    }
}
