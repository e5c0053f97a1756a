// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OversizedTest {
    private static long fuel(ExecutionMode mode) {
        Meter meter = MeterTest.plenty();
        CoreFunction ask = CoreFunction.host(
                new CoreType.FunctionType(List.of(ValueType.I32), List.of(ValueType.I32)), frame -> {
                });
        CoreInstance i = MeterTest.compiler(mode).compile(SuspensionTest.oversized())
                .instantiate(CoreImports.builder().function("e", "ask", ask).build(), meter);
        long before = meter.remaining();
        long[] frame = {10};
        i.function("run").call(frame);
        assertThat(frame[0]).isEqualTo(110);
        return before - meter.remaining();
    }

    @Test
    void anOversizedFunctionCostsTheSame() {
        assertThat(fuel(ExecutionMode.COMPILED)).isEqualTo(fuel(ExecutionMode.INTERPRETED)).isPositive();
    }

    @Test
    void anOversizedFunctionMayHaveAName() {
        byte[] module = SuspensionTest.oversized();
        byte[] names = {0, 5, 4, 'n', 'a', 'm', 'e'};
        byte[] named = Arrays.copyOf(module, module.length + names.length);
        System.arraycopy(names, 0, named, module.length, names.length);
        CoreModule compiled = MeterTest.compiler(ExecutionMode.COMPILED).compile(named);
        assertThat(compiled.report().oversized()).isNotEmpty();
        assertThat(compiled.customSection("name")).isEmpty();
    }

    @Test
    void sharesItsCacheEntry(@TempDir Path directory) {
        CoreCompiler compiler = CoreCompiler.create(CoreConfig.defaults().withCacheDirectory(directory));
        CoreModule first = compiler.compile(SuspensionTest.oversized());
        CoreModule second = compiler.compile(SuspensionTest.oversized());
        assertThat(first.report().cacheHit()).isFalse();
        assertThat(second.report().cacheHit()).isTrue();
        assertThat(second.report().oversized()).isEqualTo(first.report().oversized());
    }

    /** The compiler needs a minute for such a table and gives up then; the function is not to be shown to it. */
    @Test
    void aHugeBranchTableIsLeftToTheInterpreterAtOnce() {
        Code body = Code.code().op(0x02, 0x40).get(0).op(0x0e).u(500_000);
        for (int k = 0; k <= 500_000; k++) {
            body.op(k == 500_000 ? 1 : 0);
        }
        body.end().i32(7).op(0x0f);
        ModuleBuilder m = new ModuleBuilder();
        m.export("run", m.function(m.type(ModuleBuilder.params(Code.I32), Code.I32),
                Code.code().op(0x02, 0x40).add(body).end().i32(8)));
        CoreModule module = MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build());
        assertThat(module.report().oversized()).hasSize(1);
        CoreFunction run = module.instantiate(CoreImports.none(), MeterTest.plenty()).function("run");
        for (long[] question : new long[][]{{499_999, 7}, {500_000, 8}, {-1, 8}}) {
            long[] frame = {question[0]};
            run.call(frame);
            assertThat(frame[0]).isEqualTo(question[1]);
        }
    }

    /** Blocks that leave values below them, as many constants as given in each; a return takes the last one. */
    private static byte[] stacked(int blocks, int constants) {
        ModuleBuilder m = new ModuleBuilder();
        Code body = Code.code();
        for (int b = 0; b < blocks; b++) {
            for (int k = 0; k < constants; k++) {
                body.i64(1);
            }
            body.block(Code.VOID).get(0).brIf(0).end();
        }
        m.export("run", m.function(m.type(ModuleBuilder.params(Code.I32), Code.I64), body.i64(7).ret()));
        m.export("small", m.function(m.type(ModuleBuilder.params(Code.I32), Code.I64), Code.code().i64(8)));
        return m.build();
    }

    /** The compiler fails at 32,768 words in a basic block, and the JVM at 65,536 in a function. */
    @ParameterizedTest
    @CsvSource({"1, 17000", "3, 12000", "2, 17000"})
    void aFunctionWithTooManyOperandsIsLeftToTheInterpreter(int blocks, int constants) {
        CoreModule module = MeterTest.compiler(ExecutionMode.COMPILED).compile(stacked(blocks, constants));
        assertThat(module.report().oversized()).extracting(CompilationReport.FunctionReport::name)
                .containsExactly("run");
        answers(module);
    }

    @Test
    void aFunctionWithManyOperandsInSeveralBlocksIsCompiled() {
        CoreModule module = MeterTest.compiler(ExecutionMode.COMPILED).compile(stacked(2, 12_000));
        assertThat(module.report().oversized()).isEmpty();
        answers(module);
    }

    private static void answers(CoreModule module) {
        CoreInstance instance = module.instantiate(CoreImports.none(), MeterTest.plenty());
        long[] frame = {1};
        instance.function("run").call(frame);
        assertThat(frame[0]).isEqualTo(7);
        instance.function("small").call(frame);
        assertThat(frame[0]).isEqualTo(8);
    }

    @Test
    void aFunctionFullOfAccessesStillFits() {
        ModuleBuilder m = new ModuleBuilder().memory(1);
        Code body = Code.code();
        for (int k = 0; k < 3000; k++) {
            body.get(0).get(0).store32(4 * k);
        }
        m.export("run", m.function(m.type(ModuleBuilder.params(Code.I32), Code.I32), body.get(0).load32(11_996)));
        CoreModule module = MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build());
        assertThat(module.report().oversized()).isEmpty();
        long[] frame = {7};
        module.instantiate(CoreImports.none(), MeterTest.plenty()).function("run").call(frame);
        assertThat(frame[0]).isEqualTo(7);
    }
}
