// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void sharesItsCacheEntry(@TempDir Path directory) {
        CoreCompiler compiler = CoreCompiler.create(CoreConfig.defaults().withCacheDirectory(directory));
        CoreModule first = compiler.compile(SuspensionTest.oversized());
        CoreModule second = compiler.compile(SuspensionTest.oversized());
        assertThat(first.report().cacheHit()).isFalse();
        assertThat(second.report().cacheHit()).isTrue();
        assertThat(second.report().oversized()).isEqualTo(first.report().oversized());
    }
}
