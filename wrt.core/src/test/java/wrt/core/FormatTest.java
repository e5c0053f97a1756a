// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.FUNCREF;
import static wrt.core.Code.I32;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wrt.core.CoreFormatException.Kind;

/** A bad module is an error with a kind, and with an offset where one is known; nothing else can come out. */
class FormatTest {
    private final CoreCompiler compiler = CoreCompiler.create(
            CoreConfig.defaults().withLimits(new CoreLimits(1 << 20, 16, 1000)));

    private void fails(Kind kind, long offset, String text, byte[] module) {
        assertThatThrownBy(() -> compiler.compile(module)).isInstanceOfSatisfying(CoreFormatException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.offset()).isEqualTo(offset);
            assertThat(e).hasMessageContaining(text);
        });
    }

    private static byte[] bytes(int... values) {
        byte[] header = {0, 'a', 's', 'm', 1, 0, 0, 0};
        byte[] all = Arrays.copyOf(header, 8 + values.length);
        for (int i = 0; i < values.length; i++) {
            all[8 + i] = (byte) values[i];
        }
        return all;
    }

    @Test
    void theHeaderIsChecked() {
        fails(Kind.MALFORMED, 0, "magic", new byte[0]);
        fails(Kind.MALFORMED, 0, "magic", "not a module".getBytes(StandardCharsets.US_ASCII));
        fails(Kind.MALFORMED, 4, "version", new byte[]{0, 'a', 's', 'm', 2, 0, 0, 0});
        fails(Kind.MALFORMED, 4, "component", new byte[]{0, 'a', 's', 'm', 0x0d, 0, 1, 0});
    }

    @Test
    void sectionsEndWithinTheModule() {
        fails(Kind.MALFORMED, 8, "section id", bytes(99, 0));
        fails(Kind.MALFORMED, 10, "section 1 of 5 bytes", bytes(1, 5, 0));
        fails(Kind.MALFORMED, 9, "too long", bytes(1, 0x80, 0x80, 0x80, 0x80, 0x80, 0));
    }

    @Test
    void hostileLengthsAllocateNothing() {
        // Names, a data segment and a body of almost 2 GiB.
        fails(Kind.MALFORMED, 16, "a name of 2147483647 bytes", bytes(2, 8, 1, 0xff, 0xff, 0xff, 0xff, 0x07, 0, 0));
        fails(Kind.MALFORMED, 16, "a name of 2147483647 bytes", bytes(7, 8, 1, 0xff, 0xff, 0xff, 0xff, 0x07, 0, 0));
        fails(Kind.MALFORMED, 15, "a name of 2147483647 bytes", bytes(0, 6, 0xff, 0xff, 0xff, 0xff, 0x07, 0));
        fails(Kind.MALFORMED, 17, "a data segment of 2147483647 bytes",
                bytes(11, 8, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x07, 0));
        fails(Kind.MALFORMED, 16, "a function body of 2147483647 bytes",
                bytes(10, 7, 1, 0xff, 0xff, 0xff, 0xff, 0x07, 0));
    }

    @Test
    void hostileCountsAllocateNothing() {
        int[] billions = {0xff, 0xff, 0xff, 0xff, 0x0f};
        for (int[] before : new int[][]{{1, 7, 1, 0x60}, {1, 8, 1, 0x60, 0}, {1, 7, 1, 0x4e}, {1, 7, 1, 0x50},
            {1, 7, 1, 0x5f}, {9, 10, 1, 0, 0x41, 0, 0x0b}, {9, 8, 1, 1, 0}, {9, 8, 1, 5, 0x70}}) {
            assertThatThrownBy(() -> compiler.compile(bytes(IntStream.concat(Arrays.stream(before),
                    Arrays.stream(billions)).toArray()))).isInstanceOfSatisfying(CoreFormatException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.MALFORMED);
                        assertThat(e).hasMessageContaining("4294967295");
                    });
        }
    }

    @Test
    void localsAreLimited() {
        // Groups of 50,000 locals: two in one function.
        fails(Kind.LIMIT, 22, "too many locals: 100000 in a function",
                bytes(1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 12, 1, 10, 2, 0xd0, 0x86, 3, 0x7f, 0xd0, 0x86, 3, 0x7f,
                        0x0b));
        // One in each of 21 functions.
        IntStream functions = IntStream.range(0, 21).map(i -> 0);
        IntStream bodies = IntStream.range(0, 21).flatMap(i -> IntStream.of(6, 1, 0xd0, 0x86, 3, 0x7f, 0x0b));
        int[] module = Stream.of(IntStream.of(1, 4, 1, 0x60, 0, 0, 3, 22, 21), functions, IntStream.of(10, 0x94, 1, 21),
                bodies).flatMapToInt(s -> s).toArray();
        assertThatThrownBy(() -> compiler.compile(bytes(module))).isInstanceOfSatisfying(CoreFormatException.class,
                e -> {
                    assertThat(e.kind()).isEqualTo(Kind.LIMIT);
                    assertThat(e).hasMessageContaining("in all functions");
                });
    }

    @Test
    void typesAreLimited() {
        // 100,001 of no parameters and no results, one by one and as one group.
        int[] count = {0xa1, 0x8d, 6};
        for (int[] before : new int[][]{{}, {1, 0x4e}}) {
            int size = before.length + count.length + 3 * 100_001;
            IntStream head = IntStream.of(1, 0x80 | size & 0x7f, 0x80 | size >> 7 & 0x7f, size >> 14);
            IntStream types = IntStream.range(0, 3 * 100_001).map(i -> i % 3 == 0 ? 0x60 : 0);
            int[] module = Stream.of(head, Arrays.stream(before), Arrays.stream(count), types)
                    .flatMapToInt(s -> s).toArray();
            assertThatThrownBy(() -> compiler.compile(bytes(module))).isInstanceOfSatisfying(CoreFormatException.class,
                    e -> {
                        assertThat(e.kind()).isEqualTo(Kind.LIMIT);
                        assertThat(e).hasMessageContaining("too many types: the limit is 100000");
                    });
        }
    }

    @Test
    void limitsAreNamed() {
        fails(Kind.LIMIT, -1, "memoryPages", new ModuleBuilder().memory(17).build());
        fails(Kind.LIMIT, -1, "tableElements", new ModuleBuilder().table(1001).build());
        fails(Kind.LIMIT, -1, "moduleBytes", new byte[(1 << 20) + 1]);
    }

    @Test
    void proposalsThatTheEngineDoesNotHaveAreNamed() {
        fails(Kind.LIMIT, 11, "needs the feature memory64", bytes(5, 3, 1, 4, 1));
        fails(Kind.LIMIT, 11, "needs the feature custom-page-sizes", bytes(5, 4, 1, 8, 1, 0));
        fails(Kind.LIMIT, 12, "needs the feature memory64", bytes(4, 4, 1, 0x70, 4, 1));
        fails(Kind.LIMIT, 11, "needs the feature shared-everything-threads", bytes(4, 5, 1, 0x65, 0x70, 0, 1));
    }

    @Test
    void gcObjectsAreRejected() {
        // A type of one struct, and a function that makes one.
        fails(Kind.LIMIT, 27, "needs the feature gc, which is not supported: STRUCT_NEW_DEFAULT",
                bytes(1, 8, 2, 0x5f, 1, 0x7f, 1, 0x60, 0, 0, 3, 2, 1, 1, 10, 8, 1, 6, 0, 0xfb, 1, 0, 0x1a, 0x0b));
    }

    @Test
    void instructionsOfProposalsThatTheEngineDoesNotHaveAreRejected() {
        ModuleBuilder i31 = new ModuleBuilder();
        i31.function(i31.type(params()), code().i32(1).op(0xFB, 0x1C).drop());
        fails(Kind.LIMIT, 25, "needs the feature gc, which is not supported: REF_I31", i31.build());
        ModuleBuilder cast = new ModuleBuilder();
        cast.declare(cast.function(cast.type(params()), code().refFunc(0).op(0xFB, 0x16, 0).drop()));
        fails(Kind.LIMIT, 32, "needs the feature gc, which is not supported: CAST_TEST", cast.build());
        ModuleBuilder vector = new ModuleBuilder();
        vector.function(vector.type(params()), code().i32(1).op(0xFD, 0x0F).drop());
        fails(Kind.LIMIT, 25, "needs the feature simd, which is not supported: I8x16_SPLAT", vector.build());
        fails(Kind.LIMIT, 15, "needs the feature gc", bytes(6, 8, 1, 0x6c, 0, 0x41, 1, 0xfb, 0x1c, 0x0b));
    }

    @Test
    void aTagHasNoResults() {
        fails(Kind.INVALID, -1, "non-empty tag result type",
                bytes(1, 5, 1, 0x60, 0, 1, 0x7f, 2, 8, 1, 1, 'm', 1, 't', 4, 0, 0));
    }

    @Test
    void aTableBeginsWithNoGlobalOfItsOwnModule() {
        fails(Kind.INVALID, -1, "unknown global 0 in table 0", new ModuleBuilder()
                .global(FUNCREF, false, code().op(0xD0, FUNCREF)).table(FUNCREF, 1, code().globalGet(0)).build());
    }

    @Test
    void anImportOfAnUnknownTypeIsInvalid() {
        // One function of type 8, and no code that would use it.
        fails(Kind.INVALID, -1, "unknown type 8", bytes(2, 7, 1, 1, 'm', 1, 'f', 0, 8));
    }

    @Test
    void aFunctionBodyEndsWhereItsSizeSays() {
        int[] type = {1, 4, 1, 0x60, 0, 0, 3, 3, 2, 0, 0};
        // Two bodies of unreachable and end; the size of the first one is 0, 2 and 6 instead of 3.
        for (int size : new int[]{0, 2, 6}) {
            int[] code = {10, 9, 2, size, 0, 0, 0x0b, 3, 0, 0, 0x0b};
            assertThatThrownBy(() -> compiler.compile(bytes(IntStream.concat(Arrays.stream(type), Arrays.stream(code))
                    .toArray()))).isInstanceOfSatisfying(CoreFormatException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        }
    }

    @Test
    void invalidCodeIsInvalid() {
        ModuleBuilder m = new ModuleBuilder();
        m.function(m.type(params(), I32), code().op(0x42, 0));
        assertThatThrownBy(() -> compiler.compile(m.build())).isInstanceOfSatisfying(
                CoreFormatException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID));
    }

    @Test
    void anUnreadableNameSectionIsNoError() {
        byte[] fib = Samples.fib();
        byte[] section = {0, 12, 4, 'n', 'a', 'm', 'e', 1, 5, 9, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        byte[] module = Arrays.copyOf(fib, fib.length + section.length);
        System.arraycopy(section, 0, module, fib.length, section.length);
        assertThat(compiler.compile(module).code().functions().getFirst().name()).isEqualTo("fib");
    }

    @Test
    void anyChangeOfAModuleIsAModuleOrAFormatError() {
        byte[][] samples = {
            Samples.fib(), Samples.sum(), RandomProgram.module(1, true), RandomProgram.module(2, false),
            Samples.everything()
        };
        Random random = new Random(42);
        int rejected = 0;
        int rounds = 800;
        for (int k = 0; k < rounds; k++) {
            byte[] module = samples[k % samples.length].clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                module[8 + random.nextInt(module.length - 8)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                module = Arrays.copyOf(module, 8 + random.nextInt(module.length - 8));
            }
            CoreModule compiled;
            try {
                compiled = compiler.compile(module);
            } catch (CoreFormatException e) {
                rejected++;
                continue;
            }
            assertThat(compiled.code()).isNotNull();
            try {
                compiled.instantiate(CoreImports.none(), MeterTest.plenty());
            } catch (CoreLinkException | TrapException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
        assertThat(rejected).isBetween(rounds / 4, rounds - 1);
    }
}
