// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.component.Feature;
import wrt.conformance.encode.EncoderException;
import wrt.conformance.encode.TextEncoder;
import wrt.conformance.encode.TextFormatException;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** Scripts in the binary format, and in a text format that knows two words. */
class ScriptRunnerTest {

    private static final String HEADER = "\\00asm\\0d\\00\\01\\00";
    /** Exports the function a, which answers 7 (u32), and the function b, which is unreachable. */
    private static final String GUEST = escaped(
            "0061736d0d000100012e0061736d010000000108026000017f60000003030200010709020161000001620001"
                    + "0a0a02040041070b0300000b0204010000000705014000007906070100000100016108060100000000000705"
                    + "014000010006070100000100016208060100000100010b0d02000161010000000162010100");

    private static String escaped(String hex) {
        return hex.replaceAll("..", "\\\\$0");
    }

    @TempDir
    private Path folder;

    private final TextEncoder encoder = new TextEncoder() {
        @Override
        public byte[] encode(String text) {
            return switch (text) {
                case "(component)" -> new byte[]{0, 'a', 's', 'm', 13, 0, 1, 0};
                case "(component broken)" -> throw new EncoderException("the encoder broke", null);
                default -> throw new TextFormatException("unexpected token");
            };
        }

        @Override
        public void close() {
        }
    };

    private ScriptResult run(Map<Feature, Boolean> forced, String... commands) {
        Path file = folder.resolve("script.wast");
        try {
            Files.writeString(file, String.join("\n", commands));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return suite(forced).run(file, "script.wast");
    }

    private Suite suite(Map<Feature, Boolean> forced) {
        return new Suite(encoder, CoreCompiler.create(CoreConfig.defaults()), forced, false);
    }

    private List<String> verdicts(String... commands) {
        return verdicts(run(Map.of(), commands));
    }

    private static List<String> verdicts(ScriptResult result) {
        return result.steps().stream().map(step -> switch (step.verdict()) {
            case Verdict.Passed v -> "passed";
            case Verdict.Failed v -> "failed: " + v.expected() + " / " + v.actual();
            case Verdict.Skipped v -> "skipped: " + v.reason();
        }).collect(Collectors.toList());
    }

    @Test
    void resultsAndTrapsAreCompared() {
        assertThat(verdicts("(component binary \"" + GUEST + "\")",
                "(assert_return (invoke \"a\") (u32.const 7))",
                "(assert_return (invoke \"a\") (u32.const 8))",
                "(assert_trap (invoke \"a\") \"unreachable\")",
                "(assert_trap (invoke \"b\") \"divide\")",
                "(assert_trap (invoke \"b\") \"cannot enter component instance\")",
                "(invoke \"a\")"))
                .containsExactly("passed", "passed", "failed: Int[type=u32, value=8] / 7",
                        "failed: trap: unreachable / 7",
                        "failed: trap: divide / trap: wasm trap: wasm `unreachable` instruction executed",
                        "passed", "failed: to return / trap: wasm trap: cannot enter component instance");
    }

    @Test
    void definitionsAreInstantiatedSeveralTimes() {
        assertThat(verdicts("(component definition $D binary \"" + GUEST + "\")",
                "(component instance $i $D)", "(component instance $j $D)",
                "(assert_trap (invoke $i \"b\") \"unreachable\")",
                "(assert_return (invoke $j \"a\") (u32.const 7))",
                "(assert_return (invoke $k \"a\") (u32.const 7))"))
                .containsExactly("passed", "passed", "passed", "passed", "passed",
                        "failed:  / there is no instance $k");
    }

    @Test
    void whatShallBeRefusedIsRefusedWhateverTheWords() {
        assertThat(verdicts("(assert_malformed (component binary \"" + HEADER + "\\63\") \"other words\")",
                "(assert_invalid (component quote \"x\") \"other words\")",
                "(assert_invalid (component) \"other words\")")).containsExactly("passed", "passed",
                        "failed: refused: other words / accepted");
    }

    @Test
    void aBrokenEncoderIsNoRefusal() {
        assertThat(verdicts("(assert_invalid (component broken) \"\")"))
                .containsExactly("failed:  / the encoder broke");
    }

    @Test
    void whatNeedsAMissingFeatureIsSkippedWithItsName() {
        String values = HEADER + "\\0c\\01\\00";
        assertThat(verdicts("(component binary \"" + values + "\")",
                "(assert_return (invoke \"f\"))",
                "(assert_invalid (component binary \"" + values + "\") \"a rule of values\")",
                "(component)"))
                .containsExactly("skipped: values (value section)", "skipped: values (value section)",
                        "skipped: values (value section)", "passed");
    }

    @Test
    void aFeatureThatIsSwitchedOffIsNamed() {
        // A type section with list<u8, 4>.
        String fixed = "\"" + HEADER + "\\07\\04\\01\\67\\7d\\04\"";
        assertThat(verdicts("(component binary " + fixed + ")")).containsExactly("passed");
        assertThat(verdicts(run(Map.of(Feature.FIXED_LENGTH_LISTS, false), "(component binary " + fixed + ")",
                "(assert_invalid (component binary " + fixed + ") \"some rule\")")))
                .containsExactly("skipped: fixed-length-lists", "skipped: fixed-length-lists");
        assertThat(verdicts(";;! component_model_fixed_length_lists = false",
                "(assert_invalid (component binary " + fixed + ") \"some rule\")")).containsExactly("passed");
    }

    @Test
    void aBuiltInThatIsNewerThanTheEncoderIsSkippedWithItsName() {
        assertThat(verdicts("(component (core func (canon stream.forward 0)))", "(assert_return (invoke \"f\"))"))
                .containsExactly("skipped: stream.forward", "skipped: stream.forward");
    }

    @Test
    void aFileOfOtherBytesIsAFailure() throws IOException {
        Path file = Files.write(folder.resolve("other.wast"), new byte[]{(byte) 0xff, 0, '('});
        assertThat(verdicts(suite(Map.of()).run(file, "other.wast")))
                .containsExactly("failed: a script / bytes that are not UTF-8");
    }

    @Test
    void afterAnUnknownKindOfCommandWhatFailsIsSkipped() {
        assertThat(verdicts("(thread $T (invoke \"f\"))", "(wait $T)", "(assert_return (invoke \"f\"))", "(component)"))
                .containsExactly("skipped: command thread", "skipped: command wait",
                        "skipped: command thread, command wait", "passed");
    }

    @Test
    void aCoreInstanceIsImportedUnderItsIdentifier() {
        // The first exports the global g (i32 5), the second imports it from A and exports it again.
        String header = "\\00asm\\01\\00\\00\\00";
        assertThat(verdicts(
                "(module $A binary \"" + header + "\\06\\06\\01\\7f\\00\\41\\05\\0b\\07\\05\\01\\01g\\03\\00\")",
                "(module binary \"" + header + "\\02\\08\\01\\01A\\01g\\03\\7f\\00\\07\\05\\01\\01h\\03\\00\")",
                "(assert_return (get \"h\") (i32.const 5))")).containsExactly("passed", "passed", "passed");
    }

    @Test
    void coreScriptsFindTheSpectestModule() {
        // Imports global_i32 and exports it as g.
        String importer = "\\00asm\\01\\00\\00\\00\\02\\18\\01\\08spectest\\0aglobal_i32\\03\\7f\\00"
                + "\\07\\05\\01\\01g\\03\\00";
        assertThat(verdicts("(module binary \"" + importer + "\")", "(assert_return (get \"g\") (i32.const 666))"))
                .containsExactly("passed", "passed");
    }

    @Test
    void referencesArePassedAndCompared() {
        // The function f answers its parameter, an externref.
        String identity = "\\00asm\\01\\00\\00\\00" + escaped("01060160016f016f03020100070501016600000a0601040020000b");
        assertThat(verdicts("(module binary \"" + identity + "\")",
                "(assert_return (invoke \"f\" (ref.extern 3)) (ref.extern 3))",
                "(assert_return (invoke \"f\" (ref.extern 3)) (ref.extern 4))",
                "(assert_return (invoke \"f\" (ref.extern 0)) (ref.extern))",
                "(assert_return (invoke \"f\" (ref.null extern)) (ref.null extern))",
                "(assert_return (invoke \"f\" (ref.null extern)) (ref.extern))"))
                .extracting(verdict -> verdict.substring(0, 6))
                .containsExactly("passed", "passed", "failed", "passed", "passed", "failed");
    }

    @Test
    void onlyAssertionsCountUnlessSomethingElseFails() {
        ScriptResult result = run(Map.of(), "(component)", "(assert_malformed (component quote \"(\") \"\")",
                "(invoke \"f\")", "(frobnicate)");
        assertThat(result.count(Verdict.Passed.class)).isEqualTo(1);
        assertThat(result.count(Verdict.Failed.class)).isEqualTo(1);
        assertThat(result.count(Verdict.Skipped.class)).isEqualTo(1);
    }
}
