// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.value.RecordValue;
import wrt.api.value.ResourceValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType.Case;
import wrt.component.ValType.Char;
import wrt.component.ValType.EnumT;
import wrt.component.ValType.F32;
import wrt.component.ValType.F64;
import wrt.component.ValType.Field;
import wrt.component.ValType.FixedListT;
import wrt.component.ValType.FlagsT;
import wrt.component.ValType.ListT;
import wrt.component.ValType.MapT;
import wrt.component.ValType.OptionT;
import wrt.component.ValType.RecordT;
import wrt.component.ValType.ResultT;
import wrt.component.ValType.S16;
import wrt.component.ValType.S32;
import wrt.component.ValType.S64;
import wrt.component.ValType.S8;
import wrt.component.ValType.StringT;
import wrt.component.ValType.TupleT;
import wrt.component.ValType.U16;
import wrt.component.ValType.U32;
import wrt.component.ValType.U64;
import wrt.component.ValType.U8;
import wrt.component.ValType.VariantT;

class WaveTest {

    private static final RecordT POINT = new RecordT(
            List.of(new Field("x", new S32()), new Field("label", new OptionT(new StringT()))));
    private static final VariantT SHAPE = new VariantT(List.of(new Case("dot", null), new Case("circle", new U8())));

    private static void roundTrip(String text, ValType type, Object value) {
        assertThat(Wave.parse(text, type)).isEqualTo(value);
        assertThat(Wave.print(value, type)).isEqualTo(text);
    }

    private static void refused(String text, ValType type, int position, String message) {
        assertThatThrownBy(() -> Wave.parse(text, type)).isInstanceOfSatisfying(WaveException.class,
                e -> assertThat(e.position()).as(e.getMessage()).isEqualTo(position)).hasMessageContaining(message);
    }

    @Test
    void integersHaveTheJavaTypeThatHoldsThem() {
        roundTrip("-128", new S8(), (byte) -128);
        roundTrip("255", new U8(), (short) 255);
        roundTrip("-32768", new S16(), (short) -32768);
        roundTrip("65535", new U16(), 65535);
        roundTrip("-2147483648", new S32(), Integer.MIN_VALUE);
        roundTrip("4294967295", new U32(), 0xffff_ffffL);
        roundTrip("-9223372036854775808", new S64(), Long.MIN_VALUE);
        roundTrip("18446744073709551615", new U64(), -1L);
    }

    @ParameterizedTest
    @CsvSource({"256", "-1", "300000000000000000000000000000000000"})
    void integersAreInRange(String text) {
        refused(text, new U8(), 0, "out of range for u8: it goes from 0 to 255");
    }

    @ParameterizedTest
    @CsvSource({"1.5", "01", "0x10", "+1", "--1", "1e3", "nan"})
    void integersAreDecimal(String text) {
        refused(text, new S32(), 0, "expected a whole number of type s32");
    }

    @ParameterizedTest
    @CsvSource({"0,0.0", "-0,-0.0", "1,1.0", "-1.5,-1.5", "0.1,0.1", "1e21,1e21", "1.25e300,1.25e300",
        "5e-324,4.9e-324",
        "123456789,123456789", "nan,NaN", "inf,Infinity", "-inf,-Infinity", "0.0000001,1e-7", "1e-8,1e-8"})
    void floatsRoundTripInTheirShortestForm(String text, double value) {
        assertThat(Wave.parse(text, new F64())).isEqualTo(value);
        assertThat(Wave.parse(Wave.print(value, new F64()), new F64())).isEqualTo(value);
        if (!text.equals("5e-324")) {
            assertThat(Wave.print(value, new F64())).isEqualTo(text);
        }
    }

    @Test
    void singlePrecisionIsRoundedOnce() {
        roundTrip("0.1", new F32(), 0.1f);
        roundTrip("16777216", new F32(), 16777216f);
        refused("1e40", new F32(), 0, "out of range for f32");
        refused("1.", new F32(), 0, "expected a number of type f32");
    }

    @Test
    void booleansAreWords() {
        roundTrip("true", new ValType.Bool(), true);
        roundTrip("false", new ValType.Bool(), false);
        refused(" yes", new ValType.Bool(), 1, "expected true or false, found `yes`");
    }

    @Test
    void charactersAreCodePoints() {
        roundTrip("'x'", new Char(), (int) 'x');
        roundTrip("'☃'", new Char(), 0x2603);
        roundTrip("'\\''", new Char(), (int) '\'');
        roundTrip("'\"'", new Char(), (int) '"');
        roundTrip("'\\u{0}'", new Char(), 0);
        assertThat(Wave.parse("'\\u{1f600}'", new Char())).isEqualTo(0x1f600);
        refused("''", new Char(), 1, "expected one character");
        refused("'ab'", new Char(), 3, "only one character");
        refused("'\\u{d800}'", new Char(), 3, "no Unicode scalar value");
        refused("'\\u{110000}'", new Char(), 3, "no Unicode scalar value");
    }

    @Test
    void stringsEscapeWhatCannotBeSeen() {
        roundTrip("\"a\\n\\r\\t\\\\\\\"'\\u{7}é😀\"", new StringT(), "a\n\r\t\\\"'\u0007é😀");
        refused("\"abc", new StringT(), 4, "expected the closing \"");
        refused("\"a\nb\"", new StringT(), 2, "a line end has to be written as \\n");
        refused("\"\\x\"", new StringT(), 2, "unknown escape sequence \\x");
        refused("abc", new StringT(), 0, "expected `\"` before a string");
    }

    @Test
    void aStringOverSeveralLinesLosesItsIndentation() {
        assertThat(Wave.parse("\"\"\"\n  one\n    two \"quoted\"\\t\n\n  \"\"\"", new StringT()))
                .isEqualTo("one\n  two \"quoted\"\t\n");
        refused("\"\"\"one\"\"\"", new StringT(), 3, "lines of their own");
        refused("\"\"\"\none\n  \"\"\"", new StringT(), 3, "indented");
    }

    @Test
    void listsAndTuplesAreSequences() {
        roundTrip("[1, 2, 3]", new ListT(new U16()), List.of(1, 2, 3));
        roundTrip("[]", new ListT(new U16()), List.of());
        roundTrip("(1, \"a\")", new TupleT(List.of(new U16(), new StringT())), List.of(1, "a"));
        assertThat(Wave.parse("[1,2,]", new ListT(new U16()))).isEqualTo(List.of(1, 2));
        refused("[1 2]", new ListT(new U16()), 3, "expected `]` or `,` in a list, found `2`");
        refused("(1)", new TupleT(List.of(new U16(), new U16())), 3, "expected 2 elements in the tuple, found 1");
        refused("(1, 2)", new TupleT(List.of(new U16())), 4, "expected only 1 elements");
    }

    @Test
    void aListOfBytesIsAnArray() {
        ListT bytes = new ListT(new U8());
        assertThat((byte[]) Wave.parse("[0, 255]", bytes)).containsExactly(0, 255);
        assertThat(Wave.print(new byte[]{0, -1}, bytes)).isEqualTo("[0, 255]");
        assertThat(Wave.print(List.of((short) 0, (short) 255), bytes)).isEqualTo("[0, 255]");
    }

    @Test
    void aFixedListHasItsLength() {
        roundTrip("[1, 2]", new FixedListT(new U16(), 2), List.of(1, 2));
        refused("[1]", new FixedListT(new U16(), 2), 0, "expected 2 elements, found 1");
    }

    @Test
    void recordsNameTheirFields() {
        roundTrip("{x: 1, label: some(\"a\")}", POINT, RecordValue.of("x", 1, "label", Optional.of("a")));
        assertThat(Wave.parse("{label: \"a\", x: 1,}", POINT))
                .isEqualTo(RecordValue.of("x", 1, "label", Optional.of("a")));
        assertThat(Wave.print(Map.of("x", 1, "label", Optional.empty()), POINT)).isEqualTo("{x: 1, label: none}");
    }

    @Test
    void anOptionalFieldMayBeLeftOut() {
        assertThat(Wave.parse("{x: 1}", POINT)).isEqualTo(RecordValue.of("x", 1, "label", Optional.empty()));
        assertThat(Wave.parse("{:}", new RecordT(List.of(new Field("a", new OptionT(new U8()))))))
                .isEqualTo(RecordValue.of("a", Optional.empty()));
        refused("{label: none}", POINT, 13, "lacks the field `x`");
        refused("{y: 1}", POINT, 1, "has no field `y`, but x, label");
        refused("{x: 1, x: 2}", POINT, 7, "given twice");
        refused("{x 1}", POINT, 3, "expected `:`");
    }

    @Test
    void variantsNameTheirCase() {
        roundTrip("dot", SHAPE, VariantValue.of("dot"));
        roundTrip("circle(3)", SHAPE, new VariantValue("circle", (short) 3));
        refused("square", SHAPE, 0, "has no case `square`, but dot, circle");
        refused("circle", SHAPE, 6, "expected `(` and a value after `circle`");
        refused("dot(1)", SHAPE, 3, "`dot` carries no value");
    }

    @Test
    void enumsAreLabels() {
        EnumT type = new EnumT(List.of("red", "none"));
        roundTrip("red", type, "red");
        roundTrip("%none", type, "none");
        assertThat(Wave.parse("none", type)).isEqualTo("none");
        refused("blue", type, 0, "has no label `blue`, but red, none");
    }

    @Test
    void optionsMayBeGivenWithoutSome() {
        roundTrip("some(1)", new OptionT(new U16()), Optional.of(1));
        roundTrip("none", new OptionT(new U16()), Optional.empty());
        assertThat(Wave.parse("1", new OptionT(new U16()))).isEqualTo(Optional.of(1));
        OptionT nested = new OptionT(new OptionT(new U16()));
        roundTrip("some(none)", nested, Optional.of(Optional.empty()));
        refused("1", nested, 0, "expected some(…) or none, found `1`");
    }

    @Test
    void resultsMayBeGivenWithoutOk() {
        ResultT type = new ResultT(new U16(), new StringT());
        roundTrip("ok(1)", type, ResultValue.ok(1));
        roundTrip("err(\"no\")", type, ResultValue.error("no"));
        assertThat(Wave.parse("1", type)).isEqualTo(ResultValue.ok(1));
        roundTrip("ok", new ResultT(null, null), ResultValue.ok(null));
        roundTrip("err", new ResultT(null, null), ResultValue.error(null));
        refused("1", new ResultT(null, null), 0, "expected ok or err");
    }

    @Test
    void flagsAreASetInTheOrderOfTheType() {
        FlagsT type = new FlagsT(List.of("read", "write", "run"));
        roundTrip("{read, run}", type, new LinkedHashSet<>(List.of("read", "run")));
        roundTrip("{}", type, new LinkedHashSet<>());
        assertThat(List.copyOf((Set<?>) Wave.parse("{run, read}", type))).isEqualTo(List.of("read", "run"));
        refused("{walk}", type, 1, "there is no flag `walk`, but read, write, run");
        refused("{run, run}", type, 6, "given twice");
    }

    @Test
    void mapsAreListsOfPairs() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", 2);
        roundTrip("[(\"a\", 1), (\"b\", 2)]", new MapT(new StringT(), new U16()), map);
    }

    @Test
    void spaceAndCommentsAreIgnored() {
        assertThat(Wave.parse(" [ 1 , // one\n 2 ] // two", new ListT(new U16()))).isEqualTo(List.of(1, 2));
    }

    @Test
    void nothingFollowsTheValue() {
        refused("1 2", new U16(), 2, "unexpected text after the value: `2`");
        refused("", new U16(), 0, "expected a number of type u16, found the end");
    }

    @Test
    void handlesHaveNoText() {
        refused("1", new ValType.Own(new ResourceType("r")), 0, "a resource cannot be given as text");
        ResourceValue resource = new ResourceValue() {
            @Override
            public String typeName() {
                return "recorder";
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
            }
        };
        assertThat(Wave.print(resource, new ValType.Own(new ResourceType("r")))).isEqualTo("<recorder>");
    }

    @Test
    void printingChecksTheType() {
        assertThatThrownBy(() -> Wave.print("x", new U8())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x (String) is no value of type U8");
    }
}
