// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTest {

    private final ComponentInstance guest = Guests.instantiate("scalars");

    private Object call(String function, Object... args) {
        return guest.function(function).call(args);
    }

    private long flat(String function, long arg) {
        Task task = guest.function(function).flatTask(TaskParameters.unbounded("scalars", function));
        task.frame()[0] = arg;
        task.run();
        assertThat(task.failure()).isNull();
        return task.frame()[0];
    }

    @Test
    void bitsBeyondTheTypeAreDropped() {
        long all = 0xFFFF_FFFFL;
        assertThat(call("to-u8", all)).isEqualTo((short) 255);
        assertThat(call("to-s8", all)).isEqualTo((byte) -1);
        assertThat(call("to-u16", all)).isEqualTo(65535);
        assertThat(call("to-s16", all)).isEqualTo((short) -1);
        assertThat(call("to-u32", all)).isEqualTo(all);
        assertThat(call("to-s32", all)).isEqualTo(-1);
        assertThat(call("to-u8", 0x100L)).isEqualTo((short) 0);
    }

    @Test
    void everyNumberButZeroIsTrue() {
        assertThat(call("to-bool", 0)).isEqualTo(false);
        assertThat(call("to-bool", 2)).isEqualTo(true);
        assertThat(call("to-bool", 0x100)).isEqualTo(true);
    }

    @Test
    void wideIntegersKeepTheirBits() {
        assertThat(call("to-u64", -1L)).isEqualTo(-1L);
        assertThat(call("to-s64", Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"to-u8, 255", "to-s8, -1", "to-u16, 65535", "to-s16, -1", "to-s32, -1", "to-bool, 1",
        "to-u32, 4294967295"})
    void flatCallsBringResultsIntoRange(String function, long expected) {
        assertThat(flat(function, 0xFFFF_FFFFL)).isEqualTo(expected);
    }

    @Test
    void flatCallsBringArgumentsIntoRange() {
        assertThat(flat("of-s8", 0x1_80L)).isEqualTo(0xFFFF_FF80L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xD800, 0xDFFF, 0x110000, 0xFFFF_FFFFL})
    void noCharOutsideOfTheScalarValues(long bits) {
        assertThatThrownBy(() -> call("to-char", bits)).isInstanceOf(ComponentTrapException.class)
                .hasMessage("invalid `char` bit pattern");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xD7FF, 0xE000, 0x10FFFF})
    void scalarValuesAreChars(int codePoint) {
        assertThat(call("to-char", codePoint)).isEqualTo(codePoint);
        assertThat(call("of-char", codePoint)).isEqualTo((long) codePoint);
    }

    @Test
    void nanBecomesCanonicalOnItsWayOut() {
        Float single = (Float) call("to-f32", 0xFF80_0001L);
        Double twice = (Double) call("to-f64", 0xFFF0_0000_0000_0001L);
        assertThat(Float.floatToRawIntBits(single)).isEqualTo(0x7FC0_0000);
        assertThat(Double.doubleToRawLongBits(twice)).isEqualTo(0x7FF8_0000_0000_0000L);
        assertThat(flat("to-f32", 0xFF80_0001L)).isEqualTo(0x7FC0_0000L);
    }

    @Test
    void nanBecomesCanonicalOnItsWayIn() {
        assertThat(call("of-f32", Float.intBitsToFloat(0x7FFF_FFFF))).isEqualTo(0x7FC0_0000L);
        assertThat(call("of-f64", Double.longBitsToDouble(-1L))).isEqualTo(0x7FF8_0000_0000_0000L);
    }

    @Test
    void otherFloatsKeepTheirBits() {
        assertThat(call("of-f32", -0.0f)).isEqualTo(0x8000_0000L);
        assertThat(call("to-f64", Double.doubleToLongBits(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void discriminantsOutOfRangeTrap() {
        assertThat(call("to-color", 2)).isEqualTo("blue");
        assertThatThrownBy(() -> call("to-color", 3))
                .hasMessage("invalid variant discriminant: discriminant 3 out of range [0..3)");
    }

    @Test
    void bitsBeyondTheFlagsAreIgnored() {
        assertThat(call("to-opts", 0xFFFF_FFFDL)).isEqualTo(Set.of("a", "c"));
    }

    @Test
    void argumentsOutOfRangeNameParameterTypeAndRange() {
        assertThatThrownBy(() -> call("add", 1L << 32, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("add: a: expected u32, range 0 to 4294967295, found 4294967296 (Long)");
        assertThatThrownBy(() -> call("add", 0, -1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b: expected u32").hasMessageContaining("found -1 (Integer)");
        assertThatThrownBy(() -> call("add", 0)).hasMessage("add: expected 2 arguments, found 1");
        assertThat(call("add", (byte) 1, 0xFFFF_FFFFL)).isEqualTo(0L);
    }

    @Test
    void onlyScalarFunctionsAreFlat() {
        assertThat(guest.function("add").flat()).isTrue();
        assertThat(guest.function("to-color").flat()).isFalse();
    }
}
