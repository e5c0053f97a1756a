// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels of the examples give the results that V8 gave, and cost what Wasmtime charged. */
class KernelTest {
    private static final Path KERNELS = Path.of("..", "examples", "micro");
    private static final Pattern KERNEL = Pattern.compile("\"([a-z0-9-]+)\": \\{([^}]*)}");
    private static final Pattern VALUE = Pattern.compile("\"(\\d+)\": (-?\\d+)");

    private static Map<String, Map<Integer, Long>> table(String file) throws IOException {
        Map<String, Map<Integer, Long>> table = new LinkedHashMap<>();
        Matcher kernel = KERNEL.matcher(Files.readString(KERNELS.resolve(file)));
        while (kernel.find()) {
            Map<Integer, Long> values = new LinkedHashMap<>();
            Matcher value = VALUE.matcher(kernel.group(2));
            while (value.find()) {
                values.put(Integer.parseInt(value.group(1)), Long.parseLong(value.group(2)));
            }
            table.put(kernel.group(1), values);
        }
        return table;
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void costWhatWasmtimeCharges(ExecutionMode mode) throws IOException {
        Map<String, Map<Integer, Long>> results = table("expected.json");
        Map<String, Map<Integer, Long>> fuel = table("fuel-wasmtime.json");
        int largest = mode == ExecutionMode.COMPILED ? Integer.MAX_VALUE : 1000;
        int checked = 0;
        for (String kernel : results.keySet()) {
            if (!fuel.containsKey(kernel)) {
                continue;
            }
            CoreModule module = CoreCompiler.create(CoreConfig.defaults().withMode(mode))
                    .compile(Files.readAllBytes(KERNELS.resolve(kernel + ".wasm")));
            for (Map.Entry<Integer, Long> expected : results.get(kernel).entrySet()) {
                if (expected.getKey() > largest) {
                    continue;
                }
                Meter meter = new Meter(m -> {
                    throw new AssertionError("out of fuel");
                }, Meter.DEFAULT_CALL_DEPTH);
                meter.refill(Meter.MAX_FUEL);
                CoreInstance instance = module.instantiate(CoreImports.none(), meter);
                long[] frame = {expected.getKey()};
                instance.function("run").call(frame);
                assertThat(frame[0]).as("%s(%d)", kernel, expected.getKey()).isEqualTo(expected.getValue());
                assertThat(Meter.MAX_FUEL - meter.remaining())
                        .as("fuel of %s(%d)", kernel, expected.getKey())
                        .isEqualTo(fuel.get(kernel).get(expected.getKey()));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(20);
    }
}
