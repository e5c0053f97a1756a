// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import wrt.api.component.FuelExhaustedException;
import wrt.component.Component;
import wrt.component.ComponentFormatException;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.ComponentTrapException;
import wrt.component.Feature;
import wrt.component.Features;
import wrt.component.Linker;
import wrt.component.MissingImport;
import wrt.component.Store;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreLimits;
import wrt.core.ExecutionMode;
import wrt.core.TrapException;

/**
 * Any bytes end in a component or a {@link ComponentFormatException} that says where, and neither costs much more memory
 * than the bytes. A component can be printed, asked for its imports and, if it has none, be instantiated.
 */
final class LoadTarget {

    /** What loading may allocate whatever the length: tables, classes that are loaded now and, under Jazzer, changed. */
    static final long CONSTANT_BYTES = Long.getLong("wrt.fuzz.constant", 16L << 20);

    /** What loading may allocate for each byte of a component. */
    static final long BYTES_PER_BYTE = 8L << 10;

    private static final ComponentLoader LOADER = new ComponentLoader(
            CoreCompiler.create(CoreConfig.defaults().withMode(ExecutionMode.INTERPRETED)
                    .withLimits(new CoreLimits(1 << 20, 16, 10_000))),
            new Features(EnumSet.allOf(Feature.class)), ComponentLimits.defaults());

    private LoadTarget() {
    }

    /** A generated component, or a seed, with changes. */
    static byte[] input(Random random, List<byte[]> seeds) {
        byte[] bytes = random.nextInt(4) == 0
                ? seeds.get(random.nextInt(seeds.size()))
                : ComponentGenerator.component(random);
        return random.nextInt(4) == 0 ? bytes : new Mutation(random).apply(bytes);
    }

    /** Whether the bytes are a component. */
    static boolean run(byte[] bytes) {
        Component[] loaded = new Component[1];
        long allocated = Allocation.during(() -> loaded[0] = load(bytes));
        assertThat(allocated).as("bytes allocated for %s bytes", bytes.length)
                .isLessThan(CONSTANT_BYTES + BYTES_PER_BYTE * bytes.length);
        if (loaded[0] == null) {
            return false;
        }
        assertThat(loaded[0].wit()).isNotEmpty();
        List<MissingImport> missing = new Linker().missing(loaded[0]);
        if (missing.isEmpty()) {
            instantiate(loaded[0]);
        }
        return true;
    }

    private static Component load(byte[] bytes) {
        try {
            return LOADER.load(bytes);
        } catch (ComponentFormatException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
            assertThat(e.rule()).isNotEmpty();
            return null;
        }
    }

    private static void instantiate(Component component) {
        try {
            new Linker().instantiate(Store.synchronous(100), component,
                    TaskParameters.unbounded("fuzz", "instantiate").withFuelBudget(100_000));
        } catch (TrapException | ComponentTrapException | FuelExhaustedException e) {
            // A guest may fail in its start function, or ask for more than there is.
        }
    }
}
