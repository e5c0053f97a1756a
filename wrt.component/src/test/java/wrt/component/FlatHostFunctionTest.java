// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlatHostFunctionTest {

    /** A host function that answers with core values, or leaves the call to the other way. */
    private record Back(@Nullable ToLongFunction<Long> flat) implements FlatHostFunction {

        @Override
        public boolean callFlat(HostCall call, long[] frame) {
            if (flat == null) {
                return false;
            }
            frame[0] = flat.applyAsLong(frame[0]);
            return true;
        }

        @Override
        public Object call(HostCall call, Object[] args) {
            if (flat != null) {
                throw new AssertionError("the values are scalars");
            }
            return (Long) args[0] + 1;
        }
    }

    private static Object call(@Nullable ToLongFunction<Long> flat, long argument) {
        Linker linker = new Linker().define("back", new Back(flat));
        return Guests.instantiate("caller", linker).function("call-back").call(argument);
    }

    @Test
    void takesAndGivesCoreValues() {
        assertThat(call(x -> 2 * x, 21)).isEqualTo(42L);
        assertThat(call(x -> x, 0xFFFF_FFFFL)).as("zero-extended, as the type says").isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void whatItGivesIsBroughtIntoTheRangeOfItsType() {
        assertThat(call(x -> -1, 0)).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void mayLeaveACallToTheWayWithValuesOfTheHost() {
        assertThat(call(null, 41)).isEqualTo(42L);
    }

    @Test
    void whatItThrowsArrivesUnchanged() {
        IllegalStateException thrown = new IllegalStateException("no");
        assertThatThrownBy(() -> call(x -> {
            throw thrown;
        }, 1)).isSameAs(thrown);
    }
}
