// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParserTest {

    private static Command only(String script) {
        List<Step> steps = ScriptParser.parse(script);
        assertThat(steps).hasSize(1);
        return steps.getFirst().command();
    }

    private static Constant constant(String text) {
        return ((Command.AssertReturn) only("(assert_return (invoke \"f\") " + text + ")")).expected().getFirst();
    }

    @Test
    void commandsHaveTheLineOfTheirFirstCharacter() {
        List<Step> steps = ScriptParser.parse("""
                ;; a comment (
                (component) (; another
                ;; (; nested ;) ;)
                  (invoke "f")
                """);
        assertThat(steps).extracting(Step::line).containsExactly(2, 4);
        assertThat(steps).extracting(Step::form).containsExactly("(component)", "(invoke \"f\")");
    }

    @Test
    void definitionsKeepTheirTextButForTheWordDefinition() {
        assertThat(only("(component definition $A (core module))"))
                .isEqualTo(new Command.Define("$A", new Source.Text("(component  $A (core module))")));
        assertThat(only("(component $B (import \";)\" (func)))"))
                .isEqualTo(new Command.Load("$B", new Source.Text("(component $B (import \";)\" (func)))")));
        assertThat(only("(component instance $i $A)")).isEqualTo(new Command.Instantiate("$i", "$A"));
        assertThat(only("(module instance)")).isEqualTo(new Command.Instantiate(null, null));
    }

    @Test
    void quotedTextIsOneDefinition() {
        assertThat(only("(component quote \"(core\" \"module)\")"))
                .isEqualTo(new Command.Load(null, new Source.Text("(component (core module) )")));
        assertThat(only("(module quote \"(module)\")"))
                .isEqualTo(new Command.Load(null, new Source.Text("(module) ")));
    }

    @Test
    void binariesAreTakenAsTheyAre() {
        Command.AssertRefused refused = (Command.AssertRefused) only(
                "(assert_malformed (component $x binary \"\\00asm\" \"\\0d\\t\\u{e9}\") \"why\")");
        assertThat(((Source.Binary) refused.source()).bytes()).containsExactly(0, 'a', 's', 'm', 13, '\t', 0xc3, 0xa9);
        assertThat(refused.text()).isEqualTo("why");
        assertThat(refused.refusal()).isEqualTo(Command.Refusal.MALFORMED);
    }

    @Test
    void fieldsWithoutParenthesesAroundThemAreOneModule() {
        assertThat(only("(func)\n(memory 1)")).isEqualTo(new Command.Load(null, new Source.Text("(func)\n(memory 1)")));
    }

    @Test
    void whatIsNotKnownDoesNotHideWhatIs() {
        List<Step> steps = ScriptParser.parse("(component) (frobnicate 1) (assert_return (invoke 7)) (wait $t)");
        assertThat(steps.get(1).command()).isEqualTo(new Command.Unreadable("unknown command 'frobnicate'"));
        assertThat(steps.get(2).command()).isEqualTo(new Command.Unreadable("'invoke' needs a string"));
        assertThat(steps.get(3).command()).isEqualTo(new Command.Wait("$t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(component", ")", "\"abc", "(; ;", "(component) \"\\u{110000}\"", "\"\\zz\"", "\"\\"})
    void whatIsNotClosedIsAnError(String script) {
        assertThatThrownBy(() -> ScriptParser.parse(script)).isInstanceOf(ScriptException.class);
    }

    @Test
    void integersHaveTheRangeOfTheirType() {
        assertThat(constant("(u8.const 0xff)")).isEqualTo(new Constant.Int("u8", 255));
        assertThat(constant("(s8.const -128)")).isEqualTo(new Constant.Int("s8", -128));
        assertThat(constant("(u64.const 18_446_744_073_709_551_615)")).isEqualTo(new Constant.Int("u64", -1));
        assertThat(constant("(i32.const 0xffffffff)")).isEqualTo(new Constant.Int("i32", -1));
        assertThat(only("(assert_return (invoke \"f\") (u8.const 256))"))
                .isEqualTo(new Command.Unreadable("256 is out of the range of u8"));
    }

    @Test
    void floatsAreBits() {
        assertThat(constant("(f32.const -0)")).isEqualTo(new Constant.Float(false, 0x8000_0000L, Constant.Nan.NONE));
        assertThat(constant("(f64.const 0x1.8p1)"))
                .isEqualTo(new Constant.Float(true, Double.doubleToRawLongBits(3), Constant.Nan.NONE));
        assertThat(constant("(f32.const -inf)")).isEqualTo(new Constant.Float(false, 0xff80_0000L, Constant.Nan.NONE));
        assertThat(constant("(f32.const nan:0x200000)"))
                .isEqualTo(new Constant.Float(false, 0x7fa0_0000L, Constant.Nan.NONE));
        assertThat(constant("(f64.const nan:arithmetic)"))
                .isEqualTo(new Constant.Float(true, 0, Constant.Nan.ARITHMETIC));
    }

    @Test
    void valuesOfComponentsNest() {
        assertThat(constant("(list.const (tuple.const (str.const \"a\") (option.some (bool.const true))))"))
                .isEqualTo(new Constant.ListOf(List.of(new Constant.Tuple(List.of(new Constant.Str("a"),
                        new Constant.Case("option", "some", new Constant.Bool(true)))))));
        assertThat(constant("(record.const (field \"x\" u32.const 1) (field \"y\" (flags.const \"a\" \"b\")))"))
                .isEqualTo(new Constant.Record(List.of(new Constant.Field("x", new Constant.Int("u32", 1)),
                        new Constant.Field("y", new Constant.Flags(Set.of("a", "b"))))));
        assertThat(constant("(either (result.err) (variant.const \"v\" (char.const \"é\")))"))
                .isEqualTo(new Constant.Either(List.of(new Constant.Case("result", "err", null),
                        new Constant.Case("variant", "v", new Constant.Char(0xe9)))));
    }

    @Test
    void featuresAreNamedInComments() {
        FeatureHeader wasmtime = FeatureHeader.of(";;! component_model_async = true\n;;! gc = false\n(component)");
        assertThat(wasmtime.switches()).containsEntry("async", true).containsEntry("gc", false).hasSize(2);
        FeatureHeader wasmTools = FeatureHeader.of(";; RUN: wast % \\\n;;   -f cm-async,-cm-map --features=cm64\n");
        assertThat(wasmTools.switches()).containsEntry("async", true).containsEntry("map", false)
                .containsEntry("memory64", true).hasSize(3);
        assertThat(FeatureHeader.of(";; RUN: wast %").present()).isTrue();
        assertThat(FeatureHeader.of(";; nothing\n(component)").present()).isFalse();
    }
}
