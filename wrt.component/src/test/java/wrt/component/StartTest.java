// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wrt.api.component.FuelExhaustedException;
import wrt.core.TrapException;

class StartTest {

    private final Store store = Store.synchronous(100);
    private final TaskParameters parameters = TaskParameters.unbounded("start", "[instantiate]").withFuelBudget(5000);

    private ComponentInstance instantiate(HostFunction mode) {
        return new Linker().define("mode", mode).instantiate(store, Guests.load("start"), parameters);
    }

    @Test
    void startFunctionsRunInATaskOfTheirOwn() {
        ComponentInstance guest = instantiate((call, args) -> {
            assertThat(call.task().component()).isEqualTo("start");
            assertThat(call.task().fuelBudget()).isEqualTo(5000);
            return 0;
        });
        assertThat(store.currentThread()).isNull();
        assertThat(guest.function("one").call()).isEqualTo(1L);
    }

    @Test
    void startFunctionThatNeverReturnsUsesUpItsBudget() {
        assertThatThrownBy(() -> instantiate((call, args) -> 1)).isInstanceOf(FuelExhaustedException.class)
                .hasMessageContaining("budget 5000");
        assertThat(store.currentThread()).isNull();
        assertThat(store.meter().saveDepth()).isZero();
    }

    @Test
    void startFunctionThatTrapsMakesNoInstance() {
        assertThatThrownBy(() -> instantiate((call, args) -> 2)).isInstanceOf(TrapException.class);
        assertThat(store.currentThread()).isNull();
    }
}
