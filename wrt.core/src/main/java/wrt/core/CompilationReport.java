// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How the code of a module was produced: what an operator should know before relying on its speed.
 *
 * @param oversized functions that are interpreted although the mode is compiled, as one does not fit in a Java method
 *     (64 KiB of bytecode, 65,535 words of operands); about 50 times slower
 * @param uncompiled functions whose Java method is larger than HotSpot's limit for the JIT (8,000 bytes of bytecode), 3
 *     to 5 times slower unless the JVM runs with {@code -XX:-DontCompileHugeMethods}
 * @param cacheHit whether the code came from the cache
 * @param duration time from bytes to code
 */
@ProviderType
public record CompilationReport(
        List<FunctionReport> oversized, List<FunctionReport> uncompiled, boolean cacheHit, Duration duration) {

    /** Copies the lists. */
    public CompilationReport {
        oversized = List.copyOf(oversized);
        uncompiled = List.copyOf(uncompiled);
    }

    /**
     * A function that the report mentions.
     *
     * @param index index in the module's function space
     * @param name from the name section or the exports, empty when unknown
     * @param bytecodeBytes size of its Java method, 0 when interpreted
     */
    public record FunctionReport(int index, String name, int bytecodeBytes) {
    }
}
