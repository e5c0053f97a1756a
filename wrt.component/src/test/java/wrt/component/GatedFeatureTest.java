// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.ALIAS;
import static wrt.component.Bytes.CANON;
import static wrt.component.Bytes.CORE_INSTANCE;
import static wrt.component.Bytes.CORE_TYPE;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.component;
import static wrt.component.Bytes.coreAlias;
import static wrt.component.Bytes.coreInstantiate;
import static wrt.component.Bytes.coreModule;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.invalid;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.unsupported;
import static wrt.component.Loads.valid;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.component.model.Definition;

/** The asynchronous built-ins, and which features they and other gated parts need. */
class GatedFeatureTest {

    /** Core memory 0, core function 0 realloc; type 0 stream of u8, type 1 future of string, type 2 u32. */
    private static final byte[] START = bytes(coreModule(CoreModuleBytes.library().wasm()),
            section(CORE_INSTANCE, coreInstantiate(0)),
            section(ALIAS, coreAlias(2, 0, "mem"), coreAlias(0, 0, "realloc")),
            section(TYPE, bytes(0x66, 1, 0x7d), bytes(0x65, 1, 0x73), bytes(0x79)));

    private static byte[] hex(String hex) {
        return java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static String coreType(byte[] canon) {
        Component component = valid(START, section(CANON, canon));
        var type = ((Definition.Canonical) component.definition().definitions().getLast()).coreType();
        return String.join(" ", type.params()) + "->" + String.join(" ", type.results());
    }

    @ParameterizedTest
    @CsvSource({"24,->", "25,->", "05,->", "0d,i32->", "06 00,i32->i32", "06 01,i32->i32", "0a 7f 00,->i32",
        "0b 7f 01,i32->", "0e 00,->i64", "0f 00 02 06 03 00,i32 i32 i32->i32", "10 00 02 06 03 00,i32 i32 i32->i32",
        "11 00 00,i32->i32", "12 00 01,i32->i32", "13 00,i32->", "14 00,i32->", "15 01,->i64",
        "16 01 03 06 03 00 04 00,i32 i32->i32", "17 01 02 06 03 00,i32 i32->i32", "18 01 00,i32->i32",
        "19 01 01,i32->i32", "1a 01,i32->", "1b 01,i32->", "1c 01 03 00,i32 i32->i32",
        "1d 02 03 00 04 00,i32 i32->", "1e,i32->", "1f,->i32", "20 00 00,i32 i32->i32", "21 01 00,i32 i32->i32",
        "22,i32->", "23,i32 i32->", "26,->i32", "28,i32->", "29 00,->i32", "0c 01,->i32", "2a 00,i32->i32",
        "2b 00,i32->i32", "2c 00,i32->i32", "2d 01,i32->i32", "09 01 00 00,->", "09 00 02 00,i32->",
        "09 00 73 01 03 00,i32 i32->", "0f 00 01 03 00,i32 i32 i32->i32"})
    void everyBuiltInHasItsCoreType(String canon, String type) {
        assertThat(coreType(hex(canon))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"07", "08", "2e", "43", "ff"})
    void otherCodesAreMalformed(String canon) {
        malformed("for canonical function", START, section(CANON, hex(canon)));
    }

    @ParameterizedTest
    @CsvSource({"06 02", "0c 02", "20 02 00", "11 00 02", "29 02"})
    void aFlagIsZeroOrOne(String canon) {
        malformed("invalid boolean value 0x2", START, section(CANON, hex(canon)));
    }

    @ParameterizedTest
    @CsvSource({"40 00 00", "41 00 00 00", "42 00"})
    void sharedThreadsAreNotSupported(String canon) {
        unsupported("shared-everything-threads", START, section(CANON, hex(canon)));
    }

    @ParameterizedTest
    @CsvSource({"02", "03"})
    void sharedGlobalsAreNotSupported(String flags) {
        byte[] imported = bytes(0, 0, 1, 0x67, 3, 0x7f, hex(flags));
        unsupported("shared-everything-threads", section(CORE_TYPE, bytes(0x50, vec(imported))));
    }

    @Test
    void aStreamBuiltInHasAStreamType() {
        invalid("requires a stream type, type index 1 is a future", START, section(CANON, bytes(0x0e, 1)));
        invalid("requires a future type, type index 2 is a u32", START, section(CANON, bytes(0x15, 2)));
    }

    @Test
    void readingNeedsMemoryForElementsAndReallocForPointers() {
        invalid("`memory` is required", START, section(CANON, hex("0f 00 01 06")));
        invalid("`realloc` is required", START, section(CANON, hex("16 01 02 06 03 00")));
        invalid("cannot be specified for lowerings", START, section(CANON, hex("0f 00 03 06 03 00 07 00")));
    }

    @Test
    void taskReturnAllocatesNothing() {
        invalid("cannot specify `realloc` option on `task.return`", START,
                section(CANON, hex("09 00 73 02 03 00 04 00")));
        invalid("cannot specify `async` option on `task.return`", START, section(CANON, hex("09 01 00 01 06")));
    }

    @Test
    void contextHasTwoSlotsOfIntegers() {
        invalid("immediate must be zero or one: 2", START, section(CANON, hex("0a 7f 02")));
        invalid("only supports `i32` or `i64`", START, section(CANON, hex("0a 7d 00")));
        unsupported("memory64", START, section(CANON, hex("0a 7e 00")));
    }

    @Test
    void aThreadStartsInAFunctionOfATable() {
        byte[] type = section(CORE_TYPE, bytes(0x60, 1, 0x7f, 0), bytes(0x60, 0, 0));
        invalid("unknown table 0: table index out of bounds", START, type, section(CANON, hex("27 00 00")));
        invalid("must take a single `i32` argument", START, type, section(CANON, hex("27 01 00")));
    }

    @Test
    void theDefaultsAreWhatTheReleaseHas() {
        assertThat(Features.defaults().enabled()).containsExactlyInAnyOrder(Feature.ASYNC, Feature.MAP,
                Feature.IMPLEMENTS);
    }

    @ParameterizedTest
    @CsvSource({"ASYNC,66 00", "ASYNC,43 00 01 00", "MAP,63 73 79", "FIXED_LENGTH_LISTS,67 79 02", "ERROR_CONTEXT,64"})
    void aTypeNeedsItsFeature(Feature feature, String type) {
        byte[] bytes = component(section(TYPE, hex(type)));
        Features with = Features.defaults().with(feature);
        assertThat(Loads.load(bytes, with, ComponentLimits.defaults())).isNotNull();
        ComponentFormatException e = Loads.failure(bytes, with.without(feature), ComponentLimits.defaults());
        assertThat(e.kind()).isEqualTo(ComponentFormatException.Kind.UNSUPPORTED);
        assertThat(e.rule()).contains("needs the feature " + feature.label() + ", which is off");
    }

    @ParameterizedTest
    @CsvSource({"ASYNC,24", "MORE_ASYNC_BUILTINS,06 01", "MORE_ASYNC_BUILTINS,0f 00 01 03 00",
        "MORE_ASYNC_BUILTINS,19 01 01", "THREADING,26", "THREADING,2a 00", "THREADING,0a 7f 01",
        "ERROR_CONTEXT,1e"})
    void aBuiltInNeedsItsFeature(Feature feature, String canon) {
        byte[] bytes = component(START, section(CANON, hex(canon)));
        Features with = Features.defaults().with(feature);
        assertThat(Loads.load(bytes, with, ComponentLimits.defaults())).isNotNull();
        assertThat(Loads.failure(bytes, with.without(feature), ComponentLimits.defaults()).rule())
                .contains("needs the feature " + feature.label());
    }

    @Test
    void limitsAreConfigurableAndNamed() {
        ComponentLimits tight = new ComponentLimits(1, 2, 3, 2, 1, 1, 4, 1, 2, 50);
        assertThat(List.of(section(TYPE, bytes(0x79), bytes(0x79), bytes(0x79)),
                section(TYPE, bytes(0x6d, vec(bytes("a"), bytes("b"), bytes("c")))),
                section(TYPE, bytes(0x6d, vec(bytes("longer")))), section(TYPE, bytes(0x42, 0)),
                bytes(coreModule(new CoreModuleBytes().wasm()), coreModule(new CoreModuleBytes().wasm()))))
                .extracting(s -> Loads.failure(component(s), Features.defaults(), tight).rule())
                .satisfiesExactly(r -> assertThat(r).contains("limit definitions"),
                        r -> assertThat(r).contains("limit members"),
                        r -> assertThat(r).contains("limit nameBytes"),
                        r -> assertThat(r).contains("limit nesting"),
                        r -> assertThat(r).contains("limit components"));
    }

    @Test
    void theWorkOfComparingTypesIsLimited() {
        byte[][] exports = new byte[200][];
        exports[0] = bytes(1, Bytes.func(vec()));
        for (int i = 1; i < exports.length; i++) {
            exports[i] = bytes(4, 0, "f" + i, 1, 0);
        }
        byte[][] imports = new byte[100][];
        for (int i = 0; i < imports.length; i++) {
            imports[i] = Bytes.imported("i" + i, 5, 0);
        }
        byte[] bytes = component(section(TYPE, bytes(0x42, vec(exports))), section(Bytes.IMPORT, imports));
        ComponentLimits d = ComponentLimits.defaults();
        ComponentLimits few = new ComponentLimits(d.nesting(), d.typeDepth(), d.typeSize(), d.definitions(),
                d.components(), d.instances(), d.nameBytes(), d.parameters(), d.members(), 1000);
        assertThat(Loads.load(bytes).imports()).hasSize(100);
        assertThat(Loads.failure(bytes, Features.defaults(), few).rule()).contains("limit validationSteps");
    }

    @Test
    void theWorkOfComparingModuleTypesIsLimitedToo() {
        byte[][] imports = new byte[2001][];
        imports[0] = bytes(1, 0x60, 0, 0);
        for (int i = 1; i < imports.length; i++) {
            imports[i] = bytes(0, "m", "f" + i, 0, 0);
        }
        byte[] type = section(CORE_TYPE, bytes(0x50, vec(imports)));
        byte[] module = section(Bytes.IMPORT, Bytes.imported("m", 0, 0x11, 0));
        byte[][] instances = new byte[900][];
        java.util.Arrays.fill(instances, bytes(0, 0, vec(bytes("m", 0, 0x11, 0))));
        byte[] bytes = component(Bytes.nested(component(type, module)), type, module,
                section(Bytes.INSTANCE, instances));
        ComponentLimits d = ComponentLimits.defaults();
        ComponentLimits few = new ComponentLimits(d.nesting(), d.typeDepth(), d.typeSize(), d.definitions(),
                d.components(), d.instances(), d.nameBytes(), d.parameters(), d.members(), 100_000);
        assertThat(Loads.failure(bytes, Features.defaults(), few).rule()).contains("limit validationSteps");
    }

    @Test
    void aFinalCoreTypeHasNoSubtypes() {
        byte[] open = bytes(0x00, 0x50, 0, 0x5f, 0);
        byte[] closed = bytes(0x5f, 0);
        byte[] closedAsWell = bytes(0x4f, 0, 0x5f, 0);
        byte[] sub = bytes(0x00, 0x50, 1, 0, 0x5f, 0);
        valid(section(CORE_TYPE, open, sub));
        invalid("sub type cannot have a final super type", section(CORE_TYPE, closed, sub));
        invalid("sub type cannot have a final super type", section(CORE_TYPE, closedAsWell, sub));
        // The same in a group, and a supertype that comes later.
        valid(section(CORE_TYPE, bytes(0x4e, 2, 0x50, 0, 0x5f, 0, 0x50, 1, 0, 0x5f, 0)));
        invalid("final super type", section(CORE_TYPE, bytes(0x4e, 2, 0x5f, 0, 0x50, 1, 0, 0x5f, 0)));
        invalid("has to be defined before", section(CORE_TYPE, bytes(0x4e, 2, 0x50, 1, 1, 0x5f, 0, 0x50, 0, 0x5f, 0)));
    }
}
