// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tag is made by the instance that defines it; a handler is for the tag and not for its type. */
class TagTest {

    /** {@code (tag (export "t") (param i32))}. */
    private static final String TAG = "0061736d0100000001050160017f000d0301000007050101740400";
    /** Imports the tag {@code tag t}; {@code throw} throws it with its parameter. */
    private static final String THROWER = "0061736d0100000001050160017f00020a010374616701740400000302010007090105"
            + "7468726f7700000a08010600200008000b";
    /** {@code catch}: what {@code a throw} threw with the tag {@code tag t}, or 77 if it was another one. */
    private static final String CATCHER = "0061736d01000000010a0260017f0060017f017f021402037461670174040000016105"
            + "7468726f7700000302010107090105636174636800010a1f011d000240027f1f40020000000201200010000b41e3000f0b0f0b"
            + "41cd000b";

    private final Meter meter = MeterTest.plenty();

    private CoreInstance instantiate(ExecutionMode mode, String module, CoreImports imports) {
        return MeterTest.compiler(mode).compile(HexFormat.of().parseHex(module))
                .instantiate(imports, meter);
    }

    private long caught(ExecutionMode mode, CoreTag thrown, CoreTag expected) {
        CoreInstance thrower = instantiate(mode, THROWER, CoreImports.builder().tag("tag", "t", thrown).build());
        CoreInstance catcher = instantiate(mode, CATCHER, CoreImports.builder().tag("tag", "t", expected)
                .function("a", "throw", thrower.function("throw")).build());
        long[] frame = {42};
        catcher.function("catch").call(frame);
        return frame[0];
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aHandlerCatchesItsOwnTagAcrossInstances(ExecutionMode mode) {
        CoreTag tag = instantiate(mode, TAG, CoreImports.none()).tag("t");
        assertThat(caught(mode, tag, tag)).isEqualTo(42);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aHandlerPassesATagOfTheSameType(ExecutionMode mode) {
        CoreTag tag = instantiate(mode, TAG, CoreImports.none()).tag("t");
        CoreTag other = instantiate(mode, TAG, CoreImports.none()).tag("t");
        assertThat(caught(mode, tag, other)).isEqualTo(77);
    }
}
