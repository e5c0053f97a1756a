// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** Loads, stores and branches of compiled code call nothing that the JIT might or might not inline. */
class NoHelperCallTest {
    private static final Path KERNELS = Path.of("..", "examples", "micro");

    private static List<String> calls(byte[] classFile) {
        return ClassFile.of().parse(classFile).methods().stream().flatMap(m -> m.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeInstruction.class::isInstance).map(InvokeInstruction.class::cast)
                .map(i -> i.owner().asInternalName() + "." + i.name().stringValue()).toList();
    }

    @Test
    void accessesAreInstructions(@TempDir Path cache) throws IOException {
        CoreConfig config = CoreConfig.defaults().withCacheDirectory(cache);
        for (String kernel : List.of("sieve", "string", "matrix", "quicksort", "crc32-bytewise")) {
            byte[] bytes = Files.readAllBytes(KERNELS.resolve(kernel + ".wasm"));
            CoreCompiler.create(config).compile(bytes);
            Compiled compiled = new CodeCache(cache, config.cacheLimit()).find(CacheKey.of(Digests.hex(bytes), config))
                    .orElseThrow();
            List<String> calls = compiled.classes().entrySet().stream()
                    .filter(c -> c.getKey().contains("FuncGroup")).map(Map.Entry::getValue)
                    .flatMap(c -> calls(c).stream()).toList();
            assertThat(calls).as(kernel).isNotEmpty();
            assertThat(calls.stream().filter(c -> Stream.of("memoryRead", "memoryWrite", "_EQZ", "i32_ge_u", "I64_LT_S")
                    .anyMatch(c::contains))).as("helpers that %s calls", kernel).isEmpty();
        }
    }
}
