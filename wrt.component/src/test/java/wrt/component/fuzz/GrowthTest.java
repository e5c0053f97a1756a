// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wrt.component.Bytes;
import wrt.component.CoreModuleBytes;
import wrt.component.Loads;

/**
 * Four times as many definitions take about four times as much to load, whatever the definitions are. Counted in bytes
 * that are allocated: whoever goes over everything again for each definition shows there as well.
 */
class GrowthTest {

    private static final int SMALL = 200;
    private static final int FACTOR = 4;
    private static final double ALLOWED = 1.5 * FACTOR;

    /** Components of so many definitions of one kind. */
    enum Family {
        /** Types that each contain the one before. */
        CHAIN(n -> component(types(n, i -> i % 90 == 0 ? bytes(0x70, 0x7d) : bytes(0x70, Bytes.valueType(i - 1))))),
        /** Types that contain the one before twice, as deep as the limit of their size lets them. */
        SHARING(n -> component(types(n, i -> i % 15 == 0
                ? bytes(0x6f, 1, 0x7d)
                : bytes(0x6f, 2, Bytes.valueType(i - 1), Bytes.valueType(i - 1))))),
        /** A record of many fields. */
        FIELDS(n -> component(types(1, i -> bytes(0x72, vector(n, f -> bytes("f" + f, 0x7d)))))),
        /** An enum of many labels. */
        LABELS(n -> component(types(1, i -> bytes(0x6d, vector(n, f -> bytes("l" + f)))))),
        /** Imported functions. */
        IMPORTS(n -> component(types(1, i -> bytes(0x40, 0, 1, 0)),
                Bytes.section(Bytes.IMPORT, items(n, i -> Bytes.imported("f" + i, 1, 0))))),
        /** Imported resources. */
        RESOURCES(n -> component(Bytes.section(Bytes.IMPORT, items(n, i -> Bytes.imported("r" + i, 3, 1))))),
        /** Exports of one function, under many names. */
        EXPORTS(n -> component(types(1, i -> bytes(0x40, 0, 1, 0)),
                Bytes.section(Bytes.IMPORT, Bytes.imported("f", 1, 0)),
                Bytes.section(Bytes.EXPORT, items(n, i -> Bytes.exported("f" + i, 1, 0))))),
        /** An imported instance of many exports, each of them taken out. */
        ALIASES(n -> component(instanceOfMany(n), Bytes.section(Bytes.IMPORT, Bytes.imported("i", 5, 0)),
                Bytes.section(Bytes.ALIAS, items(n, i -> bytes(1, 0, 0, "f" + i))))),
        /** Instances made of what is there. */
        INSTANCES(n -> component(types(1, i -> bytes(0x40, 0, 1, 0)),
                Bytes.section(Bytes.IMPORT, Bytes.imported("f", 1, 0)),
                Bytes.section(Bytes.INSTANCE, items(n, i -> bytes(1, 1, 0, "f", 1, 0))))),
        /** Core modules and their instances. */
        MODULES(n -> component(IntStream.range(0, n).mapToObj(
                i -> bytes(Bytes.coreModule(CoreModuleBytes.library().wasm()),
                        Bytes.section(Bytes.CORE_INSTANCE, bytes(0, u32(i), 0))))
                .toArray(byte[][]::new))),
        /** Built-ins. */
        BUILTINS(n -> component(Bytes.section(Bytes.CANON, items(n, i -> bytes(0x1f))))),
        /** Components inside of components, side by side. */
        NESTED(n -> component(IntStream.range(0, n).mapToObj(i -> Bytes.nested(Bytes.component()))
                .toArray(byte[][]::new))),
        /** Custom sections. */
        CUSTOM(n -> component(IntStream.range(0, n).mapToObj(i -> Bytes.rawSection(0, bytes("c" + i, 1, 2, 3)))
                .toArray(byte[][]::new))),
        /** Sections of nothing. */
        EMPTY_SECTIONS(n -> component(IntStream.range(0, n).mapToObj(i -> Bytes.rawSection(Bytes.TYPE, bytes(0)))
                .toArray(byte[][]::new)));

        private final IntFunction<byte[]> make;

        Family(IntFunction<byte[]> make) {
            this.make = make;
        }
    }

    private static byte[] component(byte[]... sections) {
        return Bytes.component(sections);
    }

    private static byte[] types(int count, IntFunction<byte[]> definition) {
        return Bytes.section(Bytes.TYPE, items(count, definition));
    }

    private static byte[] instanceOfMany(int count) {
        List<byte[]> declarations = new ArrayList<>();
        declarations.add(bytes(1, 0x40, 0, 1, 0));
        for (int i = 0; i < count; i++) {
            declarations.add(bytes(4, 0, "f" + i, 1, 0));
        }
        return Bytes.section(Bytes.TYPE, bytes(0x42, Bytes.vec(declarations.toArray(byte[][]::new))));
    }

    private static byte[][] items(int count, IntFunction<byte[]> item) {
        return IntStream.range(0, count).mapToObj(item).toArray(byte[][]::new);
    }

    private static byte[] vector(int count, IntFunction<byte[]> item) {
        return Bytes.vec(items(count, item));
    }

    @ParameterizedTest
    @EnumSource
    void loadingGrowsWithTheLength(Family family) {
        byte[] small = family.make.apply(SMALL);
        byte[] large = family.make.apply(FACTOR * SMALL);
        Loads.load(small); // loads classes
        double before = Allocation.during(() -> Loads.load(small));
        double after = Allocation.during(() -> Loads.load(large));
        assertThat(after / before).as("%s: %s bytes for %s, %s bytes for %s", family, (long) before, small.length,
                (long) after, large.length).isLessThan(ALLOWED);
    }
}
