// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.ALIAS;
import static wrt.component.Bytes.CANON;
import static wrt.component.Bytes.CORE_INSTANCE;
import static wrt.component.Bytes.IMPORT;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.coreAlias;
import static wrt.component.Bytes.coreInstantiate;
import static wrt.component.Bytes.coreModule;
import static wrt.component.Bytes.func;
import static wrt.component.Bytes.imported;
import static wrt.component.Bytes.labelled;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.invalid;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.unsupported;
import static wrt.component.Loads.valid;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.component.model.Canon;
import wrt.component.model.Definition;

/** Lift, lower, resource built-ins and their options. */
class CanonRuleTest {

    private static final byte[] MEMORY = bytes(3, 0);
    private static final byte[] REALLOC = bytes(4, 0);

    /** Core memory 0 "mem", core function 0 "realloc", and further functions from 1 on: name, parameters, results. */
    private static byte[] library(String... functions) {
        CoreModuleBytes module = CoreModuleBytes.library();
        List<byte[]> aliases = new ArrayList<>(List.of(coreAlias(2, 0, "mem"), coreAlias(0, 0, "realloc")));
        for (int i = 0; i < functions.length; i += 3) {
            module.exports(functions[i], functions[i + 1], functions[i + 2]);
            aliases.add(coreAlias(0, 0, functions[i]));
        }
        return bytes(coreModule(module.wasm()), section(CORE_INSTANCE, coreInstantiate(0)),
                section(ALIAS, aliases.toArray(byte[][]::new)));
    }

    private static byte[] lift(int function, byte[]... options) {
        return section(CANON, bytes(0, 0, function, vec(options), 0));
    }

    private static byte[] lower(byte[]... options) {
        return section(CANON, bytes(1, 0, 0, vec(options)));
    }

    /** Function 0, imported, of type 0. */
    private static byte[] importing(byte[]... types) {
        return bytes(section(TYPE, types), section(IMPORT, imported("f", 1, types.length - 1)));
    }

    private static String loweredType(byte[] type, byte[]... options) {
        Component component = valid(library(), importing(type), lower(options));
        return component.definition()
                .definitions()
                .stream()
                .filter(Definition.Canonical.class::isInstance)
                .map(d -> ((Definition.Canonical) d).coreType())
                .map(t -> t.params() + " -> " + t.results())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEndOfAStreamIsAHandleWhateverItCarries() {
        byte[] listOfBytes = bytes(0x70, 0x7d);
        byte[] stream = bytes(0x66, 1, 0);
        valid(library(), importing(listOfBytes, stream, func(vec(), 1)), lower());
        valid(library(), importing(listOfBytes, stream, func(vec(labelled("s", 1)))), lower());
    }

    @Test
    void aLiftedFunctionHasTheFlattenedType() {
        byte[] type = section(TYPE, func(vec(labelled("a", 0x79), labelled("b", 0x75)), 0x77));
        valid(library("f", "id", "l"), type, lift(1));
        invalid("lowered parameter types `[I32, F64]` do not match parameter types `[I32, I32]`",
                library("f", "ii", "l"),
                type, lift(1));
        invalid("lowered result types `[I64]` do not match result types `[I32]`", library("f", "id", "i"), type,
                lift(1));
    }

    @Test
    void moreThanSixteenParametersBecomeAPointer() {
        byte[][] params = new byte[17][];
        for (int i = 0; i < params.length; i++) {
            params[i] = labelled("p" + i, 0x79);
        }
        byte[] type = section(TYPE, func(vec(params)));
        valid(library("f", "i", ""), type, lift(1, MEMORY, REALLOC));
        invalid("`realloc` is required", library("f", "i", ""), type, lift(1, MEMORY));
        assertThat(loweredType(func(vec(params)), MEMORY)).isEqualTo("[i32] -> []");
    }

    @Test
    void aResultOfSeveralCoreValuesIsReturnedByPointer() {
        byte[] type = section(TYPE, func(vec(), 0x73));
        valid(library("f", "", "i"), type, lift(1, MEMORY));
        invalid("`memory` is required", library("f", "", "i"), type, lift(1));
        assertThat(loweredType(func(vec(), 0x73), MEMORY, REALLOC)).isEqualTo("[i32] -> []");
    }

    @Test
    void stringsAndListsNeedMemoryAndRealloc() {
        byte[] type = section(TYPE, func(vec(labelled("s", 0x73))));
        valid(library("f", "ii", ""), type, lift(1, MEMORY, REALLOC));
        invalid("`realloc` is required", library("f", "ii", ""), type, lift(1, MEMORY));
        invalid("`memory` is required", library(), importing(func(vec(labelled("s", 0x73)))), lower());
        invalid("`realloc` is required", library(), importing(func(vec(), 0x73)), lower(MEMORY));
    }

    @Test
    void anAsyncLowerTakesFourParametersAndReturnsItsState() {
        byte[] async = bytes(0x43, vec(labelled("a", 0x79), labelled("b", 0x77)), 0, 0x73);
        assertThat(loweredType(async, MEMORY, REALLOC, bytes(6))).isEqualTo("[i32, i64, i32] -> [i32]");
        byte[][] five = new byte[5][];
        for (int i = 0; i < five.length; i++) {
            five[i] = labelled("p" + i, 0x79);
        }
        assertThat(loweredType(bytes(0x43, vec(five), 1, 0), MEMORY, bytes(6))).isEqualTo("[i32] -> [i32]");
    }

    @Test
    void anAsyncLiftReturnsThroughItsCallback() {
        byte[] type = section(TYPE, bytes(0x43, 0, 0, 0x79));
        valid(library("f", "", "i", "cb", "iii", "i"), type, lift(1, bytes(6), bytes(7, 2)));
        invalid("`callback` uses a core function with an incorrect signature", library("f", "", "i", "cb", "ii", "i"),
                type, lift(1, bytes(6), bytes(7, 2)));
        valid(library("f", "", ""), type, lift(1, bytes(6)));
    }

    @Test
    void asyncNeedsAnAsyncFunctionType() {
        invalid("requires an async function type", library("f", "", ""), section(TYPE, func(vec())),
                lift(1, bytes(6)));
        invalid("requires an async function type", library(), importing(func(vec())), lower(bytes(6)));
        valid(library(), importing(bytes(0x43, 0, 1, 0)), lower());
    }

    @Test
    void optionsComeOnceAndDoNotConflict() {
        byte[] start = bytes(library("f", "", ""), section(TYPE, func(vec())));
        invalid("conflicts with option", start, lift(1, bytes(0), bytes(1)));
        invalid("`memory` is specified more than once", start, lift(1, MEMORY, MEMORY));
        invalid("`realloc` is specified more than once", start, lift(1, MEMORY, REALLOC, REALLOC));
        invalid("`post-return` is specified more than once", start, lift(1, bytes(5, 1), bytes(5, 1)));
        invalid("`async` is specified more than once", start, lift(1, bytes(6), bytes(6)));
        invalid("`callback` is specified more than once", start, lift(1, bytes(7, 1), bytes(7, 1)));
        invalid("cannot specify callback without async", start, lift(1, bytes(7, 1)));
        invalid("cannot specify post-return function in async", start, lift(1, bytes(6), bytes(5, 1)));
        malformed("invalid leading byte (0xa) for canonical option", start, lift(1, bytes(10)));
        unsupported("gc", start, lift(1, bytes(9)));
    }

    @Test
    void reallocNeedsMemoryAndItsSignature() {
        byte[] start = bytes(library("f", "", ""), section(TYPE, func(vec())));
        invalid("`realloc` requires `memory`", start, lift(1, REALLOC));
        invalid("`realloc` uses a core function with an incorrect signature", start, lift(1, MEMORY, bytes(4, 1)));
    }

    @Test
    void postReturnTakesWhatTheFunctionReturned() {
        byte[] type = section(TYPE, func(vec(), 0x73));
        valid(library("f", "", "i", "post", "i", ""), type, lift(1, MEMORY, bytes(5, 2)));
        invalid("`post-return` uses a core function with an incorrect signature",
                library("f", "", "i", "post", "", ""), type, lift(1, MEMORY, bytes(5, 2)));
        invalid("`post-return` cannot be specified for lowerings", library(), importing(func(vec())),
                lower(bytes(5, 0)));
    }

    @Test
    void indicesExist() {
        byte[] type = section(TYPE, func(vec()));
        invalid("unknown core function 7", library(), type, lift(7));
        invalid("unknown memory 1: memory index out of bounds", library("f", "", ""), type, lift(1, bytes(3, 1)));
        invalid("unknown function 0", library(), type, lower());
        invalid("type index 0 is not a function type", library(), section(TYPE, bytes(0x7f)), lift(0));
        malformed("for canonical function l", library(), type, section(CANON, bytes(0, 1, 0, 0, 0)));
        malformed("for canonical function l", library(), type, section(CANON, bytes(1, 1, 0, 0)));
    }

    @Test
    void newAndRepAreForResourcesOfThisComponent() {
        byte[] own = section(TYPE, bytes(0x3f, 0x7f, 0));
        byte[] other = section(IMPORT, imported("r", 3, 1));
        valid(own, section(CANON, bytes(2, 0), bytes(3, 0), bytes(4, 0)));
        valid(other, section(CANON, bytes(3, 0)));
        invalid("not a local resource", other, section(CANON, bytes(2, 0)));
        invalid("not a local resource", other, section(CANON, bytes(4, 0)));
        invalid("not a resource type", section(TYPE, bytes(0x7f)), section(CANON, bytes(3, 0)));
    }

    @Test
    void aDestructorTakesTheRepresentation() {
        valid(library("drop", "i", ""), section(TYPE, bytes(0x3f, 0x7f, 1, 1)));
        invalid("wrong signature for a destructor", library("drop", "", ""), section(TYPE, bytes(0x3f, 0x7f, 1, 1)));
        invalid("unknown core function 9", library(), section(TYPE, bytes(0x3f, 0x7f, 1, 9)));
    }

    @Test
    void aDefinitionKeepsWhatInstantiationNeeds() {
        Component component = valid(library("f", "ii", "i", "post", "i", ""),
                section(TYPE, func(vec(labelled("s", 0x73)), 0x73)), lift(1, MEMORY, REALLOC, bytes(5, 2), bytes(1)));
        Definition.Canonical canon = (Definition.Canonical) component.definition().definitions().getLast();
        Canon.Lift lift = (Canon.Lift) canon.canon();
        assertThat(lift.coreFunc()).isEqualTo(1);
        assertThat(lift.options().memory()).hasValue(0);
        assertThat(lift.options().realloc()).hasValue(0);
        assertThat(lift.options().postReturn()).hasValue(2);
        assertThat(lift.options().encoding()).isEqualTo(wrt.component.model.StringEncoding.UTF16);
        assertThat(lift.type().params()).extracting(Param::name).containsExactly("s");
    }

    @Test
    void aStreamOfStringsIsAHandleAndNeedsNoMemory() {
        byte[] streams = section(TYPE, bytes(0x66, 1, 0x73), bytes(0x65, 1, 0x73));
        valid(streams, section(CANON, bytes(9, 0, 0, 0), bytes(9, 0, 1, 0)));
        invalid("canonical option `memory` is required", section(CANON, bytes(9, 0, 0x73, 0)));
    }
}
