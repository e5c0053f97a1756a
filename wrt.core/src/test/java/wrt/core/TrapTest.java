// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.F64;
import static wrt.core.Code.I32;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to trap arrives as one exception with a kind and Wasmtime's text. */
class TrapTest {
    private static CoreInstance instance(ExecutionMode mode, ModuleBuilder m) {
        return MeterTest.compiler(mode).compile(m.build()).instantiate(CoreImports.none(), MeterTest.plenty());
    }

    private static void expect(TrapKind kind, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(TrapException.class, t -> {
            assertThat(t.kind()).isEqualTo(kind);
            assertThat(t).hasMessage(kind.message());
        });
    }

    @Test
    void textsAreThoseOfWasmtime() {
        assertThat(TrapKind.UNREACHABLE.message()).isEqualTo("wasm trap: wasm `unreachable` instruction executed");
        assertThat(TrapKind.UNDEFINED_ELEMENT.message())
                .isEqualTo("wasm trap: undefined element: out of bounds table access");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void numericTraps(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32, I32), I32);
        int f = m.type(params(F64), I32);
        m.export("div", m.function(t, code().get(0).get(1).op(0x6D)));
        m.export("rem", m.function(t, code().get(0).get(1).op(0x70)));
        m.export("trunc", m.function(f, code().get(0).op(0xAA)));
        m.export("unreachable", m.function(m.type(params()), code().unreachable()));
        CoreInstance i = instance(mode, m);
        expect(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> i.function("div").call(new long[]{1, 0}));
        expect(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> i.function("rem").call(new long[]{1, 0}));
        expect(TrapKind.INTEGER_OVERFLOW, () -> i.function("div").call(new long[]{Integer.MIN_VALUE, -1}));
        expect(TrapKind.INVALID_CONVERSION_TO_INTEGER,
                () -> i.function("trunc").call(new long[]{Double.doubleToRawLongBits(Double.NaN)}));
        expect(TrapKind.INTEGER_OVERFLOW,
                () -> i.function("trunc").call(new long[]{Double.doubleToRawLongBits(1e10)}));
        expect(TrapKind.UNREACHABLE, () -> i.function("unreachable").call(new long[0]));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void tableTraps(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().table(3);
        int none = m.type(params());
        int one = m.type(params(I32), I32);
        int target = m.function(none, code());
        m.elements(0, target);
        m.export("call", m.function(m.type(params(I32)), code().get(0).callIndirect(none, 0)));
        m.export("wrong", m.function(one, code().get(0).i32(0).callIndirect(one, 0)));
        m.export("fill", m.function(m.type(params(I32)), code().get(0).op(0xD0, 0x70).i32(2).op(0xFC, 0x11, 0)));
        CoreInstance i = instance(mode, m);
        i.function("call").call(new long[]{0});
        expect(TrapKind.UNINITIALIZED_ELEMENT, () -> i.function("call").call(new long[]{1}));
        expect(TrapKind.UNDEFINED_ELEMENT, () -> i.function("call").call(new long[]{3}));
        expect(TrapKind.UNDEFINED_ELEMENT, () -> i.function("call").call(new long[]{-1}));
        expect(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, () -> i.function("wrong").call(new long[]{0}));
        expect(TrapKind.TABLE_OUT_OF_BOUNDS, () -> i.function("fill").call(new long[]{2}));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aTableGrowsToTheLimitOfTheHostWithoutTroubleForOtherInstances(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().table(1).export("t", 1, 0);
        m.export("grow", m.function(m.type(params(I32), I32), code().op(0xD0, 0x70).get(0).op(0xFC, 0x0F, 0)));
        CoreModule module = CoreCompiler.create(CoreConfig.defaults().withMode(mode)
                .withLimits(new CoreLimits(1 << 20, 10, 100))).compile(m.build());
        CoreInstance a = module.instantiate(CoreImports.none(), MeterTest.plenty());
        for (Map.Entry<Integer, Integer> e : growths().entrySet()) {
            long[] frame = {e.getKey()};
            a.function("grow").call(frame);
            assertThat(frame[0]).as("grow by %d", e.getKey()).isEqualTo(e.getValue().longValue());
        }
        assertThat(a.table("t").size()).isEqualTo(100);
        CoreInstance b = module.instantiate(CoreImports.none(), MeterTest.plenty());
        assertThat(b.table("t").size()).isEqualTo(1);
    }

    private static Map<Integer, Integer> growths() {
        Map<Integer, Integer> growths = new LinkedHashMap<>();
        growths.put(Integer.MAX_VALUE, -1);
        growths.put(-1, -1);
        growths.put(100, -1);
        growths.put(99, 1);
        growths.put(1, -1);
        return growths;
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void theStartFunctionTrapsAtInstantiation(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        m.start(m.function(m.type(params()), code().unreachable()));
        expect(TrapKind.UNREACHABLE, () -> instance(mode, m));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void exceptionsOfTheHostPassThroughUnchanged(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params());
        m.importFunction("e", "f", t);
        m.export("run", m.function(t, code().call(0)));
        Meter meter = MeterTest.plenty();
        CoreImports imports = CoreImports.builder().function("e", "f", CoreFunction.host(
                new CoreType.FunctionType(List.of(), List.of()), frame -> {
                    throw new ArrayIndexOutOfBoundsException("of the host");
                })).build();
        CoreInstance i = MeterTest.compiler(mode).compile(m.build()).instantiate(imports, meter);
        assertThatThrownBy(() -> i.function("run").call(new long[0]))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class).hasMessage("of the host");
        assertThat(meter.saveDepth()).isZero();
    }
}
