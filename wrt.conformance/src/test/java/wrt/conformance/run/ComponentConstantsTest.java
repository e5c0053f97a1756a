// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType;
import wrt.conformance.script.Constant;

class ComponentConstantsTest {

    private static final ValType U32 = new ValType.U32();
    private static final ValType F32 = new ValType.F32();

    private static Constant.Int u32(long value) {
        return new Constant.Int("u32", value);
    }

    private static boolean matches(Constant expected, ValType type, Object actual) {
        return ComponentConstants.matches(expected, type, actual);
    }

    private static boolean f32(Constant.Nan nan, float expected, int actual) {
        return matches(new Constant.Float(false, Integer.toUnsignedLong(Float.floatToRawIntBits(expected)), nan), F32,
                Float.intBitsToFloat(actual));
    }

    @Test
    void theTypeOfAnIntegerCounts() {
        assertThat(matches(u32(7), U32, 7L)).isTrue();
        assertThat(matches(u32(7), U32, 8L)).isFalse();
        assertThat(matches(u32(7), new ValType.U8(), (short) 7)).isFalse();
        assertThatThrownBy(() -> ComponentConstants.argument(u32(7), new ValType.U8()))
                .isInstanceOf(MismatchException.class).hasMessageContaining("u8");
    }

    @Test
    void floatsAreComparedByBitsAndNansByPattern() {
        assertThat(f32(Constant.Nan.NONE, -0f, 0x8000_0000)).isTrue();
        assertThat(f32(Constant.Nan.NONE, 0f, 0x8000_0000)).isFalse();
        assertThat(f32(Constant.Nan.CANONICAL, 0, 0x7fc0_0000)).isTrue();
        assertThat(f32(Constant.Nan.CANONICAL, 0, 0xffc0_0000)).isTrue();
        assertThat(f32(Constant.Nan.CANONICAL, 0, 0x7fc0_0001)).isFalse();
        assertThat(f32(Constant.Nan.ARITHMETIC, 0, 0x7fc0_0001)).isTrue();
        assertThat(f32(Constant.Nan.ARITHMETIC, 0, 0x7fa0_0000)).isFalse();
        assertThat(f32(Constant.Nan.NONE, Float.NaN, 0x7fc0_0001)).isTrue();
        assertThat(f32(Constant.Nan.NONE, Float.NaN, 0x7f80_0000)).isFalse();
    }

    @Test
    void listsOfBytesAreLists() {
        ValType bytes = new ValType.ListT(new ValType.U8());
        Constant expected = new Constant.ListOf(List.of(new Constant.Int("u8", 1), new Constant.Int("u8", 255)));
        assertThat(matches(expected, bytes, new byte[]{1, -1})).isTrue();
        assertThat(matches(expected, bytes, new byte[]{1})).isFalse();
    }

    @Test
    void everyKindOfValueIsPassedAndComparedAlike() {
        ValType.RecordT record = new ValType.RecordT(List.of(new ValType.Field("x", U32)));
        same(new Constant.Record(List.of(new Constant.Field("x", u32(1)))), record, RecordValue.of("x", 1L),
                RecordValue.of("x", 2L));
        ValType.VariantT variant = new ValType.VariantT(
                List.of(new ValType.Case("a", null), new ValType.Case("b", U32)));
        same(new Constant.Case("variant", "b", u32(1)), variant, new VariantValue("b", 1L), VariantValue.of("a"));
        same(new Constant.Case("option", "some", u32(1)), new ValType.OptionT(U32), Optional.of(1L), Optional.empty());
        same(new Constant.Case("result", "err", null), new ValType.ResultT(U32, null), ResultValue.error(null),
                ResultValue.ok(1L));
        same(new Constant.Case("enum", "a", null), new ValType.EnumT(List.of("a", "b")), "a", "b");
        same(new Constant.Flags(Set.of("a")), new ValType.FlagsT(List.of("a", "b")), Set.of("a"), Set.of("a", "b"));
        same(new Constant.Tuple(List.of(u32(1), new Constant.Bool(true))),
                new ValType.TupleT(List.of(U32, new ValType.Bool())), List.of(1L, true), List.of(1L, false));
        same(new Constant.ListOf(List.of(new Constant.Tuple(List.of(new Constant.Str("k"), u32(1))))),
                new ValType.MapT(new ValType.StringT(), U32), Map.of("k", 1L), Map.of("k", 2L));
    }

    private static void same(Constant constant, ValType type, Object value, Object other) {
        assertThat(ComponentConstants.argument(constant, type)).isEqualTo(value);
        assertThat(matches(constant, type, value)).isTrue();
        assertThat(matches(constant, type, other)).isFalse();
    }

    @Test
    void eitherIsOneOfSeveral() {
        Constant either = new Constant.Either(List.of(u32(1), u32(2)));
        assertThat(matches(either, U32, 2L)).isTrue();
        assertThat(matches(either, U32, 3L)).isFalse();
    }
}
