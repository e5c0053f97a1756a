// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static wrt.core.Code.F32;
import static wrt.core.Code.I32;
import static wrt.core.Code.I64;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {
    private static CoreType.FunctionType type(List<ValueType> params, ValueType... results) {
        return new CoreType.FunctionType(params, List.of(results));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aFunctionMayBeImportedWithoutAnyName(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32), I32);
        m.importFunction("e", "f", t);
        m.importFunction("", "", t);
        m.export("run", m.function(t, code().get(0).call(1)));
        CoreModule module = MeterTest.compiler(mode).compile(m.build());
        assertThat(module.imports()).extracting(CoreImport::module, CoreImport::name)
                .containsExactly(tuple("e", "f"), tuple("", ""));
        CoreFunction other = CoreFunction.host(type(List.of(ValueType.I32), ValueType.I32), f -> f[0] = -1);
        CoreFunction host = CoreFunction.host(type(List.of(ValueType.I32), ValueType.I32), f -> f[0] += 1);
        CoreInstance i = module.instantiate(
                CoreImports.builder().function("e", "f", other).function("", "", host).build(), MeterTest.plenty());
        long[] frame = {41};
        i.function("run").call(frame);
        assertThat(frame[0]).isEqualTo(42);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void valuesOfEveryTypeReachTheHostAndComeBack(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32, I64, F32), I64);
        m.importFunction("e", "f", t);
        m.export("run", m.function(t, code().get(0).get(1).get(2).call(0)));
        m.export("direct", 0);
        CoreFunction host = CoreFunction.host(
                type(List.of(ValueType.I32, ValueType.I64, ValueType.F32), ValueType.I64),
                f -> f[0] = (int) f[0] + f[1] + (long) Float.intBitsToFloat((int) f[2]));
        CoreInstance i = MeterTest.compiler(mode).compile(m.build()).instantiate(
                CoreImports.builder().function("e", "f", host).build(), MeterTest.plenty());
        long[] frame = {0xFFFFFFFFL, 1L << 40, Float.floatToRawIntBits(3.5f)};
        i.function("run").call(frame);
        assertThat(frame[0]).isEqualTo((1L << 40) + 2);
        assertThat(i.function("direct")).isSameAs(host);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void severalResultsComeBackInTheFrame(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32), I32, I64, I32);
        m.importFunction("e", "f", t);
        m.export("own", m.function(t, code().get(0).i64(5).i32(-1)));
        m.export("host", m.function(t, code().get(0).call(0)));
        CoreFunction host = CoreFunction.host(
                type(List.of(ValueType.I32), ValueType.I32, ValueType.I64, ValueType.I32), f -> {
                    f[1] = 77;
                    f[2] = -2;
                });
        CoreInstance i = MeterTest.compiler(mode).compile(m.build()).instantiate(
                CoreImports.builder().function("e", "f", host).build(), MeterTest.plenty());
        long[] frame = {9, 0, 0, 123};
        i.function("own").call(frame);
        assertThat(frame).containsExactly(9, 5, -1, 123);
        i.function("host").call(frame);
        assertThat(frame).containsExactly(9, 77, -2, 123);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void exportsOfOneInstanceAreImportsOfAnother(ExecutionMode mode) {
        Meter meter = MeterTest.plenty();
        ModuleBuilder a = new ModuleBuilder().memory(1).table(2).global(I32, true, code().i32(5))
                .export("m", 2, 0).export("t", 1, 0).export("g", 3, 0);
        int t = a.type(params(I32), I32);
        a.export("f", a.function(t, code().get(0).i32(1).add32()));
        CoreInstance first = MeterTest.compiler(mode).compile(a.build()).instantiate(CoreImports.none(), meter);

        ModuleBuilder b = new ModuleBuilder();
        int u = b.type(params(I32), I32);
        b.importFunction("a", "f", u);
        b.importMemory("a", "m", 1).importTable("a", "t", 2).importGlobal("a", "g", I32, true);
        int own = b.function(u, code().get(0).call(0).globalGet(0).add32());
        b.elements(1, own);
        b.export("run", own).export("again", 3, 0);
        b.export("store", b.function(b.type(params()), code().i32(0).i32(7).store32(0).i32(6).globalSet(0)));
        CoreInstance second = MeterTest.compiler(mode).compile(b.build()).instantiate(
                CoreImports.builder().function("a", "f", first.function("f")).memory("a", "m", first.memory("m"))
                        .table("a", "t", first.table("t")).global("a", "g", first.global("g")).build(),
                meter);
        long[] frame = {10};
        second.function("run").call(frame);
        assertThat(frame[0]).isEqualTo(16);
        second.function("store").call(new long[0]);
        assertThat(first.memory("m").readInt(0)).isEqualTo(7);
        assertThat(first.global("g").get()).isEqualTo(6);
        assertThat(second.global("again")).isSameAs(first.global("g"));
        frame[0] = 10;
        assertThat(first.table("t").function(0)).isNull();
        first.table("t").function(1).call(frame);
        assertThat(frame[0]).isEqualTo(17);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aWasmExceptionOfOneInstanceIsCaughtInAnother(ExecutionMode mode) {
        Meter meter = MeterTest.plenty();
        ModuleBuilder a = new ModuleBuilder();
        int tag = a.type(params(I32));
        a.tag(tag).export("tag", 4, 0);
        a.export("throw", a.function(tag, code().get(0).op(0x08, 0)));
        CoreInstance first = MeterTest.compiler(mode).compile(a.build()).instantiate(CoreImports.none(), meter);
        assertThat(first.tag("tag").type().type().params()).containsExactly(ValueType.I32);

        ModuleBuilder b = new ModuleBuilder();
        int t = b.type(params(I32));
        int u = b.type(params(I32), I32);
        b.importFunction("a", "throw", t);
        b.importTag("a", "tag", t);
        b.export("run", b.function(u, code().block(I32).op(0x1F, 0x40, 1, 0, 0, 0).get(0).call(0).end()
                .i32(-1).end()));
        CoreInstance second = MeterTest.compiler(mode).compile(b.build()).instantiate(
                CoreImports.builder().function("a", "throw", first.function("throw"))
                        .tag("a", "tag", first.tag("tag")).build(),
                meter);
        long[] frame = {42};
        second.function("run").call(frame);
        assertThat(frame[0]).isEqualTo(42);
        assertThat(meter.saveDepth()).isZero();
    }

    @Test
    void whatDoesNotFitIsNamed() {
        ModuleBuilder m = new ModuleBuilder();
        m.importFunction("env", "f", m.type(params(I32)));
        m.importMemory("env", "m", 2);
        CoreModule module = MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build());
        assertThat(module.imports()).extracting(CoreImport::name).containsExactly("f", "m");
        Meter meter = MeterTest.plenty();
        CoreFunction wrong = CoreFunction.host(type(List.of()), f -> {
        });
        CoreFunction right = CoreFunction.host(type(List.of(ValueType.I32)), f -> {
        });
        assertThatThrownBy(() -> module.instantiate(CoreImports.none(), meter))
                .isInstanceOf(CoreLinkException.class).hasMessageContaining("\"env\" \"f\" is missing");
        assertThatThrownBy(() -> module.instantiate(
                CoreImports.builder().function("env", "f", wrong).build(), meter))
                .isInstanceOf(CoreLinkException.class).hasMessageContaining("needs [I32] -> []");
        CoreInstance small = MeterTest.compiler(ExecutionMode.COMPILED)
                .compile(new ModuleBuilder().memory(1).export("m", 2, 0).build())
                .instantiate(CoreImports.none(), meter);
        assertThatThrownBy(() -> module.instantiate(CoreImports.builder().function("env", "f", right)
                .memory("env", "m", small.memory("m")).build(), meter)).isInstanceOf(CoreLinkException.class);
        CoreInstance foreign = MeterTest.compiler(ExecutionMode.COMPILED)
                .compile(new ModuleBuilder().memory(2).export("m", 2, 0).build())
                .instantiate(CoreImports.none(), MeterTest.plenty());
        assertThatThrownBy(() -> module.instantiate(CoreImports.builder().function("env", "f", right)
                .memory("env", "m", foreign.memory("m")).build(), meter))
                .isInstanceOf(CoreLinkException.class).hasMessageContaining("another store");
        assertThatThrownBy(() -> small.function("nope")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"nope\"").hasMessageContaining("[m]");
    }

    @Test
    void describesItself() {
        byte[] bytes = Samples.fib();
        CoreModule module = MeterTest.compiler(ExecutionMode.COMPILED).compile(bytes);
        assertThat(module.exports())
                .containsExactly(new CoreExport("fib", type(List.of(ValueType.I32), ValueType.I32)));
        assertThat(module.digest()).hasSize(64);
        assertThat(module.report().oversized()).isEmpty();
        assertThat(module.customSection("x")).isNull();
        byte[] section = {0, 3, 1, 'x', 42};
        byte[] extended = Arrays.copyOf(bytes, bytes.length + section.length);
        System.arraycopy(section, 0, extended, bytes.length, section.length);
        assertThat(MeterTest.compiler(ExecutionMode.COMPILED).compile(extended).customSection("x"))
                .containsExactly(42);
    }
}
