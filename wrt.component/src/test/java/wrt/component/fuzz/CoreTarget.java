// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreExport;
import wrt.core.CoreFormatException;
import wrt.core.CoreFunction;
import wrt.core.CoreImports;
import wrt.core.CoreInstance;
import wrt.core.CoreLimits;
import wrt.core.CoreModule;
import wrt.core.CoreType;
import wrt.core.ExecutionMode;
import wrt.core.Meter;
import wrt.core.TrapException;

/**
 * Any bytes end in a core module or a {@link CoreFormatException}, without much more memory than the bytes. What a module
 * without imports exports can be called: it ends in a result, a trap, or because its fuel is used up, and never goes on.
 */
final class CoreTarget {

    private static final long FUEL = 20_000;
    private static final CoreConfig CONFIG = CoreConfig.defaults().withLimits(new CoreLimits(1 << 20, 16, 10_000));
    private static final CoreCompiler INTERPRETED = CoreCompiler.create(CONFIG.withMode(ExecutionMode.INTERPRETED));
    private static final CoreCompiler COMPILED = CoreCompiler.create(CONFIG);

    /** The guest used up its fuel. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private CoreTarget() {
    }

    /** A seed with changes. */
    static byte[] input(Random random, List<byte[]> seeds) {
        return new Mutation(random).apply(seeds.get(random.nextInt(seeds.size())));
    }

    /** Whether the bytes are a module; compiling to Java takes a hundred times as long as reading. */
    static boolean run(byte[] bytes, boolean compile) {
        CoreModule[] loaded = new CoreModule[1];
        long allocated = Allocation.during(() -> loaded[0] = load(INTERPRETED, bytes));
        assertThat(allocated).as("bytes allocated for %s bytes", bytes.length)
                .isLessThan(LoadTarget.CONSTANT_BYTES + LoadTarget.BYTES_PER_BYTE * bytes.length);
        if (loaded[0] == null) {
            return false;
        }
        if (compile) {
            CoreModule compiled = load(COMPILED, bytes);
            if (compiled != null) {
                exercise(compiled);
            }
        }
        return true;
    }

    private static CoreModule load(CoreCompiler compiler, byte[] bytes) {
        try {
            return compiler.compile(bytes);
        } catch (CoreFormatException e) {
            assertThat(e.offset()).isBetween(-1L, (long) bytes.length);
            assertThat(e.getMessage()).isNotEmpty();
            return null;
        }
    }

    private static void exercise(CoreModule module) {
        if (!module.imports().isEmpty()) {
            return;
        }
        Meter meter = new Meter(m -> {
            throw new Exhausted();
        }, 100);
        meter.refill(FUEL);
        try {
            CoreInstance instance = module.instantiate(CoreImports.none(), meter);
            for (CoreExport export : module.exports()) {
                if (export.type() instanceof CoreType.FunctionType) {
                    meter.refill(FUEL);
                    call(instance.function(export.name()));
                }
            }
        } catch (TrapException | Exhausted e) {
            // How guests end.
        }
        assertThat(meter.remaining()).isLessThanOrEqualTo(FUEL);
    }

    private static void call(CoreFunction function) {
        try {
            function.call(new long[function.type().frameLength()]);
        } catch (TrapException | Exhausted e) {
            // The next export may do better.
        }
    }
}
