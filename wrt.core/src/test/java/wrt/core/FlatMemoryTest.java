// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.F32;
import static wrt.core.Code.F64;
import static wrt.core.Code.I32;
import static wrt.core.Code.I64;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlatMemoryTest {
    private static final int PAGE = 65536;

    private static CoreInstance instance(ExecutionMode mode, ModuleBuilder m) {
        return MeterTest.compiler(mode).compile(m.build()).instantiate(CoreImports.none(), MeterTest.plenty());
    }

    private static long call(CoreInstance i, String name, long... args) {
        CoreFunction f = i.function(name);
        long[] frame = Arrays.copyOf(args, Math.max(1, args.length));
        f.call(frame);
        return frame[0];
    }

    private static void traps(TrapKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                TrapException.class, t -> assertThat(t.kind()).isEqualTo(kind));
    }

    private static ModuleBuilder access(int load, int store, int type, int offset) {
        ModuleBuilder m = new ModuleBuilder().memory(1).export("m", 2, 0);
        m.export("load", m.function(m.type(params(I32), type), code().get(0).op(load, 0).u(offset)));
        m.export("store", m.function(m.type(params(I32, type)), code().get(0).get(1).op(store, 0).u(offset)));
        return m;
    }

    /** load, store, type, bytes of each load and store. */
    @ParameterizedTest
    @CsvSource({
        "0x28,0x36,0x7F,4", "0x29,0x37,0x7E,8", "0x2A,0x38,0x7D,4", "0x2B,0x39,0x7C,8", "0x2D,0x3A,0x7F,1",
        "0x2F,0x3B,0x7F,2", "0x31,0x3C,0x7E,1", "0x33,0x3D,0x7E,2", "0x35,0x3E,0x7E,4"
    })
    void everyWidthTrapsAtTheEndAndOnlyThere(String load, String store, String type, int width) {
        for (ExecutionMode mode : ExecutionMode.values()) {
            for (int offset : new int[]{0, 1, 100}) {
                CoreInstance i = instance(mode, access(
                        Integer.decode(load), Integer.decode(store), Integer.decode(type), offset));
                int last = PAGE - width - offset;
                call(i, "store", last, 0x55);
                assertThat(call(i, "load", last)).isEqualTo(0x55);
                for (int outside : new int[]{last + 1, PAGE, -1, -offset, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                    if (outside == 0) {
                        continue;
                    }
                    assertThatThrownBy(() -> call(i, "load", outside))
                            .as("%s, offset %d, address %d", mode, offset, outside)
                            .isInstanceOf(TrapException.class).hasMessage("wasm trap: out of bounds memory access");
                    assertThatThrownBy(() -> call(i, "store", outside, 1))
                            .as("%s, offset %d, address %d", mode, offset, outside)
                            .isInstanceOf(TrapException.class).hasMessage("wasm trap: out of bounds memory access");
                }
            }
        }
    }

    @Test
    void anOffsetAboveTwoGigabytesTraps() {
        for (ExecutionMode mode : ExecutionMode.values()) {
            ModuleBuilder m = new ModuleBuilder().memory(1);
            m.export("load", m.function(m.type(params(I32), I32), code().get(0).op(0x28, 0).u(0xFFFF_FFFFL)));
            CoreInstance i = instance(mode, m);
            traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "load", 5));
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void growsToTheLimitOfTheModuleAndKeepsItsContent(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().memory(1, 3).export("m", 2, 0);
        m.export("grow", m.function(m.type(params(I32), I32), code().get(0).op(0x40, 0)));
        CoreInstance i = instance(mode, m);
        CoreMemory memory = i.memory("m");
        memory.writeInt(8, 42);
        assertThat(call(i, "grow", 1)).isEqualTo(1);
        assertThat(call(i, "grow", 2)).isEqualTo(-1);
        assertThat(call(i, "grow", -1)).isEqualTo(-1);
        assertThat(call(i, "grow", 1)).isEqualTo(2);
        assertThat(memory.pages()).isEqualTo(3);
        assertThat(memory.byteSize()).isEqualTo(3 * PAGE);
        assertThat(memory.readInt(8)).isEqualTo(42);
        assertThat(memory.grow(0)).isEqualTo(3);
        assertThat(memory.grow(1)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void growsToTheLimitOfTheHost(ExecutionMode mode) {
        CoreLimits limits = new CoreLimits(1 << 20, 2, 10);
        ModuleBuilder m = new ModuleBuilder().memory(1).export("m", 2, 0);
        CoreInstance i = CoreCompiler.create(CoreConfig.defaults().withMode(mode).withLimits(limits))
                .compile(m.build()).instantiate(CoreImports.none(), MeterTest.plenty());
        assertThat(i.memory("m").grow(2)).isEqualTo(-1);
        assertThat(i.memory("m").grow(1)).isEqualTo(1);
        assertThat(i.memory("m").grow(1)).isEqualTo(-1);
    }

    @Test
    void aMinimumAboveTheLimitOfTheHostIsAnErrorAtLoad() {
        CoreLimits limits = new CoreLimits(1 << 20, 2, 10);
        CoreCompiler compiler = CoreCompiler.create(CoreConfig.defaults().withLimits(limits));
        assertThatThrownBy(() -> compiler.compile(new ModuleBuilder().memory(60000).build()))
                .isInstanceOf(CoreFormatException.class)
                .hasMessageContaining("memory 0 wants 60000 pages, the limit memoryPages is 2");
        assertThatThrownBy(() -> compiler.compile(new ModuleBuilder().table(11).build()))
                .isInstanceOf(CoreFormatException.class)
                .hasMessageContaining("table 0 wants 11 elements, the limit tableElements is 10");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void bulkOperationsOverlapAndTrapAsSpecified(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().memory(1).export("m", 2, 0)
                .passiveData("hello".getBytes(StandardCharsets.UTF_8));
        int t = m.type(params(I32, I32, I32));
        m.export("fill", m.function(t, code().get(0).get(1).get(2).op(0xFC, 0x0B, 0)));
        m.export("copy", m.function(t, code().get(0).get(1).get(2).op(0xFC, 0x0A, 0, 0)));
        m.export("init", m.function(t, code().get(0).get(1).get(2).op(0xFC, 0x08, 0, 0)));
        m.export("drop", m.function(m.type(params()), code().op(0xFC, 0x09, 0)));
        CoreInstance i = instance(mode, m);
        CoreMemory memory = i.memory("m");
        call(i, "init", 10, 1, 4);
        call(i, "copy", 11, 10, 4);
        byte[] read = new byte[5];
        memory.read(10, read, 0, 5);
        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("eello");
        call(i, "fill", PAGE - 2, 0x1FF, 2);
        assertThat(memory.readShort(PAGE - 2)).isEqualTo((short) 0xFFFF);
        call(i, "fill", PAGE, 1, 0);
        call(i, "copy", PAGE, PAGE, 0);
        call(i, "init", PAGE, 5, 0);
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "fill", PAGE - 1, 1, 2));
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "fill", 1, 1, -1));
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "fill", PAGE + 1, 1, 0));
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "copy", 0, PAGE - 1, 2));
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "copy", PAGE - 1, 0, 2));
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "copy", -1, 0, 1));
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "init", 0, 4, 2));
        call(i, "drop");
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> call(i, "init", 0, 0, 1));
        call(i, "init", 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aSegmentThatDoesNotFitTrapsAtInstantiation(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().memory(1).data(PAGE - 1, new byte[]{1, 2});
        traps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> instance(mode, m));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void atomicsWorkOnASharedMemory(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().sharedMemory(1, 1).export("m", 2, 0);
        m.export("add", m.function(m.type(params(I32, I32), I32), code().get(0).get(1).op(0xFE, 0x1E, 2, 0)));
        m.export("cas", m.function(m.type(params(I32, I64, I64), I64),
                code().get(0).get(1).get(2).op(0xFE, 0x49, 3, 0)));
        m.export("wait", m.function(m.type(params(I32, I32, I64), I32),
                code().get(0).get(1).get(2).op(0xFE, 0x01, 2, 0)));
        m.export("notify", m.function(m.type(params(I32, I32), I32), code().get(0).get(1).op(0xFE, 0x00, 2, 0)));
        CoreInstance i = instance(mode, m);
        assertThat(call(i, "add", 8, 5)).isZero();
        assertThat(call(i, "add", 8, 5)).isEqualTo(5);
        assertThat(call(i, "cas", 8, 10, 77)).isEqualTo(10);
        assertThat(i.memory("m").readLong(8)).isEqualTo(77);
        assertThat(call(i, "wait", 8, 1, 1000)).as("not equal").isEqualTo(1);
        assertThat(call(i, "wait", 8, 77, 1000)).as("timed out").isEqualTo(2);
        assertThat(call(i, "notify", 8, 1)).isZero();
        traps(TrapKind.UNALIGNED_ATOMIC, () -> call(i, "add", 7, 1));
    }

    @Test
    void floatsKeepTheirBits() {
        for (ExecutionMode mode : ExecutionMode.values()) {
            ModuleBuilder m = new ModuleBuilder();
            m.export("f", m.function(m.type(params(F32), F32), code().get(0)));
            m.export("d", m.function(m.type(params(F64), F64), code().get(0)));
            CoreInstance i = instance(mode, m);
            assertThat((int) call(i, "f", 0x7FA12345)).isEqualTo(0x7FA12345);
            assertThat(call(i, "d", 0x7FF4123456789ABCL)).isEqualTo(0x7FF4123456789ABCL);
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aMemorySharedByTwoInstancesServesTheSegmentsOfEach(ExecutionMode mode) {
        Meter meter = MeterTest.plenty();
        CoreInstance owner = MeterTest.compiler(mode).compile(new ModuleBuilder().memory(1).export("m", 2, 0).build())
                .instantiate(CoreImports.none(), meter);
        CoreImports imports = CoreImports.builder().memory("e", "m", owner.memory("m")).build();
        CoreInstance[] users = new CoreInstance[2];
        for (int k = 0; k < 2; k++) {
            ModuleBuilder m = new ModuleBuilder().importMemory("e", "m", 1).passiveData(new byte[]{(byte) (k + 1)});
            m.export("init", m.function(m.type(params(I32)), code().get(0).i32(0).i32(1).op(0xFC, 0x08, 0, 0)));
            users[k] = MeterTest.compiler(mode).compile(m.build()).instantiate(imports, meter);
        }
        call(users[0], "init", 100);
        call(users[1], "init", 101);
        assertThat(owner.memory("m").readShort(100)).isEqualTo((short) 0x0201);
    }
}
