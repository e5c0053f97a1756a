// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.api.component.FuelExhaustedException;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentTrapException;
import wrt.component.Linker;
import wrt.component.Component;
import wrt.component.Store;
import wrt.component.TaskParameters;
import wrt.component.ValType;
import wrt.core.TrapException;

/** The one place where guests of the Component Model are run: a call runs its store until the result is there. */
final class GuestCalls {

    /** A script that loops for ever is a failure, not the end of the run. */
    private static final long FUEL = 20_000_000_000L;
    private static final int CALL_DEPTH = 1024;

    private GuestCalls() {
    }

    static Store newStore() {
        return Store.synchronous(CALL_DEPTH);
    }

    /** Makes an instance; traps are thrown. */
    static ComponentInstance instantiate(Linker linker, Store store, Component component) {
        return linker.instantiate(store, component,
                TaskParameters.unbounded("component", "[instantiate]").withFuelBudget(FUEL));
    }

    static Outcome call(ComponentFunction function, Object[] args) {
        try {
            Object result = function.call(
                    TaskParameters.unbounded("component", function.name()).withFuelBudget(FUEL), args);
            return new Outcome.Returned(values(function.type().result(), result));
        } catch (TrapException | ComponentTrapException | FuelExhaustedException e) {
            return new Outcome.Trapped(String.valueOf(e.getMessage()));
        }
    }

    private static List<Outcome.Value> values(@Nullable ValType type, @Nullable Object result) {
        return type == null ? List.of() : List.of(new Outcome.ComponentValue(type, result));
    }
}
