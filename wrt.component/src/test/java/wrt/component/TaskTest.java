// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import wrt.api.component.FuelExhaustedException;
import wrt.core.TrapException;
import wrt.core.TrapKind;

class TaskTest {

    private final AtomicReference<HostFunction> back = new AtomicReference<>((call, args) -> args[0]);
    private final Store store = Store.synchronous(100);
    private final ComponentInstance guest = instantiate();

    private ComponentInstance instantiate() {
        return new Linker().define("back", (call, args) -> back.get().call(call, args)).instantiate(store,
                Guests.load("caller"));
    }

    private Task task(String function, long fuel, Object... args) {
        return guest.function(function).task(args, TaskParameters.unbounded("caller", function).withFuelBudget(fuel));
    }

    private void assertPoisoned() {
        assertThat(guest.poisoned()).isTrue();
        assertThatThrownBy(() -> guest.function("count").call()).isInstanceOf(ComponentTrapException.class)
                .hasMessage("wasm trap: cannot enter component instance");
        assertThat(store.currentThread()).isNull();
        assertThat(store.meter().saveDepth()).isZero();
    }

    @Test
    void callGoesFromInitialToResolved() {
        Task task = guest.function("call-back").task(new Object[]{3}, TaskParameters.unbounded("c", "call-back"));
        assertThat(task.state()).isEqualTo(Task.State.INITIAL);
        back.set((call, args) -> {
            assertThat(task.state()).isEqualTo(Task.State.STARTED);
            assertThat(call.task()).isSameAs(task);
            assertThat(call.thread()).isSameAs(task.implicitThread());
            assertThat(call.name()).isEqualTo("back");
            return 9;
        });
        task.run();
        assertThat(task.state()).isEqualTo(Task.State.RESOLVED);
        assertThat(task.isResolved()).isTrue();
        assertThat(task.result()).isEqualTo(9L);
        assertThat(task.failure()).isNull();
        assertThat(store.currentThread()).isNull();
    }

    @Test
    void taskRunsOnceUnlessReset() {
        Task task = guest.function("count").flatTask(TaskParameters.unbounded("c", "count"));
        task.run();
        long id = task.id();
        assertThatThrownBy(task::run).isInstanceOf(IllegalStateException.class);
        task.reset();
        assertThat(task.state()).isEqualTo(Task.State.INITIAL);
        assertThat(task.id()).isGreaterThan(id);
        task.run();
        assertThat(task.isResolved()).isTrue();
    }

    @Test
    void nodeIsAlwaysTheSame() {
        Task task = task("count", 1);
        assertThat(task.node()).isSameAs(task.node());
        assertThat(task.node().task).isSameAs(task);
    }

    @Test
    void trapPoisons() {
        Task task = task("trap", 1000);
        guest.function("trap").run(task);
        assertThat(task.failure()).isInstanceOfSatisfying(TrapException.class,
                e -> assertThat(e.kind()).isEqualTo(TrapKind.UNREACHABLE));
        assertThat(task.isResolved()).isFalse();
        assertPoisoned();
    }

    @Test
    void exhaustionNamesComponentExportBudgetAndConsumption() {
        Task task = task("spin", 5000);
        guest.function("spin").run(task);
        assertThat(task.failure()).isInstanceOfSatisfying(FuelExhaustedException.class, e -> {
            assertThat(e.component()).isEqualTo("caller");
            assertThat(e.export()).isEqualTo("spin");
            assertThat(e.budget()).isEqualTo(5000);
            assertThat(e.consumed()).isBetween(5001L, 5100L);
            assertThat(e.consumed()).isEqualTo(task.fuelConsumed());
        });
        assertPoisoned();
    }

    @Test
    void fuelIsTheSameForEveryRun() {
        Task first = task("deep", 100_000, 20);
        Task second = task("deep", 100_000, 20);
        guest.function("deep").run(first);
        guest.function("deep").run(second);
        assertThat(first.fuelConsumed()).isPositive().isEqualTo(second.fuelConsumed());
    }

    @Test
    void callDepthTrapsAndIsGivenBack() {
        assertThatThrownBy(() -> guest.function("deep").call(1000)).isInstanceOfSatisfying(TrapException.class,
                e -> assertThat(e.kind()).isEqualTo(TrapKind.CALL_STACK_EXHAUSTED));
        assertPoisoned();
        ComponentInstance next = instantiate();
        assertThat(next.function("deep").call(90)).isEqualTo(90L);
    }

    @Test
    void exceptionOfTheHostArrivesUnchanged() {
        RuntimeException mine = new IllegalStateException("mine");
        back.set((call, args) -> {
            throw mine;
        });
        assertThatThrownBy(() -> guest.function("call-back").call(1)).isSameAs(mine);
        assertPoisoned();
    }

    @Test
    void enteringAgainTraps() {
        back.set((call, args) -> guest.function("count").call());
        assertThatThrownBy(() -> guest.function("call-back").call(1))
                .hasMessage("wasm trap: cannot enter component instance");
        assertPoisoned();
    }

    @Test
    void hostMaySurviveATrapOfAnotherComponent() {
        ComponentInstance other = instantiate();
        back.set((call, args) -> {
            assertThatThrownBy(() -> other.function("trap").call()).isInstanceOf(TrapException.class);
            return 5;
        });
        assertThat(guest.function("call-back").call(1)).isEqualTo(5L);
        assertThat(other.poisoned()).isTrue();
        assertThat(guest.poisoned()).isFalse();
    }

    @Test
    void nestedCallsChargeTheOuterBudget() {
        ComponentInstance other = instantiate();
        back.set((call, args) -> other.function("spin").call());
        Task task = task("call-back", 3000, 1);
        guest.function("call-back").run(task);
        assertThat(task.failure()).isInstanceOfSatisfying(FuelExhaustedException.class,
                e -> assertThat(e.budget()).isEqualTo(3000));
        assertThat(other.poisoned()).isTrue();
        assertPoisoned();
    }

    @Test
    void nestedBudgetEndsTheInnerCallOnly() {
        ComponentInstance other = instantiate();
        back.set((call, args) -> {
            assertThatThrownBy(() -> other.function("spin")
                    .call(TaskParameters.unbounded("other", "spin").withFuelBudget(1000)))
                    .isInstanceOf(FuelExhaustedException.class);
            return 6;
        });
        Task task = task("call-back", 1_000_000, 1);
        guest.function("call-back").run(task);
        assertThat(task.result()).isEqualTo(6L);
        assertThat(task.fuelConsumed()).isBetween(1000L, 2000L);
    }

    @Test
    void innermostTaskKnowsTheOutermost() {
        ComponentInstance other = instantiate();
        Task outer = task("call-back", 1_000_000, 1);
        back.set((call, args) -> {
            if (call.thread().task() == outer) {
                return other.function("call-back").call(2);
            }
            assertThat(call.task()).isSameAs(outer);
            return 1;
        });
        guest.function("call-back").run(outer);
        assertThat(outer.failure()).isNull();
    }
}
