// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.component.Bytes.ALIAS;
import static wrt.component.Bytes.CORE_INSTANCE;
import static wrt.component.Bytes.EXPORT;
import static wrt.component.Bytes.IMPORT;
import static wrt.component.Bytes.INSTANCE;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.component;
import static wrt.component.Bytes.coreAlias;
import static wrt.component.Bytes.coreInstantiate;
import static wrt.component.Bytes.coreModule;
import static wrt.component.Bytes.exported;
import static wrt.component.Bytes.func;
import static wrt.component.Bytes.imported;
import static wrt.component.Bytes.labelled;
import static wrt.component.Bytes.nested;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.invalid;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.valid;

import org.junit.jupiter.api.Test;
import wrt.component.model.Definition;
import wrt.core.CoreLinkException;

/** Instances of components and core modules: arguments, subtyping, resource types. */
class InstantiationRuleTest {

    private static final byte[] RESOURCE = bytes(0x3f, 0x7f, 0);
    /** A component that exports a fresh resource r. */
    private static final byte[] MAKER = component(section(TYPE, RESOURCE), section(EXPORT, exported("r", 3, 0)));
    /** A component that imports resources a and b, which have to be the same. */
    private static final byte[] SAME = component(section(IMPORT, imported("a", 3, 1), imported("b", 3, 0, 0)));

    private static byte[] arg(String name, Object... sortIndex) {
        return bytes(name, bytes(sortIndex));
    }

    private static byte[] instantiate(int component, byte[]... args) {
        return section(INSTANCE, bytes(0, component, vec(args)));
    }

    @Test
    void everyImportHasAnArgument() {
        byte[] start = bytes(nested(component(section(TYPE, func(vec())), section(IMPORT, imported("f", 1, 0)))),
                section(TYPE, func(vec()), func(vec(), 0x79)),
                section(IMPORT, imported("g", 1, 0), imported("h", 1, 1)));
        valid(start, instantiate(0, arg("f", 1, 0)));
        valid(start, instantiate(0, arg("f", 1, 0), arg("more", 1, 1)));
        invalid("missing import named `f`", start, instantiate(0));
        invalid("in import `f`: expected no result, found one", start, instantiate(0, arg("f", 1, 1)));
        invalid("conflicts with previous argument", start, instantiate(0, arg("f", 1, 0), arg("f", 1, 0)));
        invalid("unknown function 2", start, instantiate(0, arg("f", 1, 2)));
        invalid("unknown component 1", start, instantiate(1));
    }

    @Test
    void anArgumentHasTheSortOfTheImport() {
        invalid("expected func, found component",
                nested(component(section(TYPE, func(vec())), section(IMPORT, imported("f", 1, 0)))),
                instantiate(0, arg("f", 4, 0)));
    }

    @Test
    void functionTypesAreEqual() {
        byte[] start = nested(
                component(section(TYPE, func(vec(labelled("a", 0x79)))), section(IMPORT, imported("f", 1, 0))));
        invalid("expected parameter named `a`, found `b`", start,
                section(TYPE, func(vec(labelled("b", 0x79)))), section(IMPORT, imported("f", 1, 0)),
                instantiate(0, arg("f", 1, 0)));
        invalid("expected primitive `u32` found primitive `u64`", start,
                section(TYPE, func(vec(labelled("a", 0x77)))), section(IMPORT, imported("f", 1, 0)),
                instantiate(0, arg("f", 1, 0)));
        invalid("expected 1 parameters, found 0", start, section(TYPE, func(vec())),
                section(IMPORT, imported("f", 1, 0)), instantiate(0, arg("f", 1, 0)));
        invalid("expected a sync function, found an async one", start,
                section(TYPE, bytes(0x43, vec(labelled("a", 0x79)), 1, 0)), section(IMPORT, imported("f", 1, 0)),
                instantiate(0, arg("f", 1, 0)));
    }

    @Test
    void valueTypesAreEqualPartByPart() {
        byte[][] different = {bytes(0x72, vec(labelled("x", 0x79))), bytes(0x72, vec(labelled("y", 0x79))),
            bytes(0x72, vec(labelled("x", 0x77))), bytes(0x71, vec(bytes("x", 0, 0))), bytes(0x6d, vec(bytes("x"))),
            bytes(0x6d, vec(bytes("y"))), bytes(0x6e, vec(bytes("x"))), bytes(0x70, 0x79), bytes(0x67, 0x79, 2),
            bytes(0x67, 0x79, 3), bytes(0x6b, 0x79), bytes(0x6a, 1, 0x79, 0), bytes(0x6a, 0, 1, 0x79),
            bytes(0x6f, vec(bytes(0x79))), bytes(0x63, 0x79, 0x79), bytes(0x66, 1, 0x79), bytes(0x65, 1, 0x79),
            bytes(0x79)};
        for (byte[] expected : different) {
            byte[] start = nested(component(section(TYPE, expected), section(IMPORT, imported("t", 3, 0, 0))));
            for (byte[] actual : different) {
                byte[] whole = component(start, section(TYPE, actual), instantiate(0, arg("t", 3, 0)));
                if (expected == actual) {
                    Loads.load(whole);
                } else {
                    assertThat(Loads.failure(whole).rule()).startsWith("in import `t`: ");
                }
            }
        }
    }

    @Test
    void anImportedResourceIsSubstitutedEverywhere() {
        byte[] own = section(TYPE, RESOURCE, RESOURCE);
        valid(nested(SAME), own, instantiate(0, arg("a", 3, 0), arg("b", 3, 0)));
        invalid("in import `b`: resource types are not the same", nested(SAME), own,
                instantiate(0, arg("a", 3, 0), arg("b", 3, 1)));
        invalid("expected resource, found defined type", nested(SAME), section(TYPE, bytes(0x79)),
                instantiate(0, arg("a", 3, 0), arg("b", 3, 0)));
    }

    @Test
    void everyInstanceBringsForthItsOwnResourceTypes() {
        byte[] two = bytes(nested(SAME), nested(MAKER), instantiate(1), instantiate(1));
        valid(two, section(ALIAS, bytes(3, 0, 0, "r"), bytes(3, 0, 0, "r")),
                instantiate(0, arg("a", 3, 0), arg("b", 3, 1)));
        invalid("resource types are not the same", two, section(ALIAS, bytes(3, 0, 0, "r"), bytes(3, 0, 1, "r")),
                instantiate(0, arg("a", 3, 0), arg("b", 3, 1)));
    }

    @Test
    void everyImportedInstanceBringsItsOwnResourceTypes() {
        byte[] type = section(TYPE, bytes(0x42, vec(bytes(4, 0, "r", 3, 1))));
        byte[] two = bytes(nested(SAME), type, section(IMPORT, imported("x", 5, 0), imported("y", 5, 0)));
        invalid("resource types are not the same", two, section(ALIAS, bytes(3, 0, 0, "r"), bytes(3, 0, 1, "r")),
                instantiate(0, arg("a", 3, 1), arg("b", 3, 2)));
        valid(two, section(ALIAS, bytes(3, 0, 0, "r")), instantiate(0, arg("a", 3, 1), arg("b", 3, 1)));
    }

    @Test
    void exportsOfAnInstanceMentionTheSuppliedResource() {
        // The inner component imports r and exports a function that returns own r.
        byte[] inner = component(section(IMPORT, imported("r", 3, 1)), section(TYPE, bytes(0x69, 0), func(vec(), 1)),
                section(IMPORT, imported("f", 1, 2)), section(EXPORT, exported("g", 1, 0)));
        byte[] outer = bytes(nested(inner), section(IMPORT, imported("r", 3, 1)),
                section(TYPE, bytes(0x69, 0), func(vec(), 1)), section(IMPORT, imported("f", 1, 2)),
                instantiate(0, arg("r", 3, 0), arg("f", 1, 0)), section(ALIAS, bytes(1, 0, 0, "g")));
        Component component = valid(outer, section(EXPORT, exported("h", 1, 1)));
        ResourceType imported = (ResourceType) ((ExternType.Type) component.imports().get("r")).type();
        FuncType exported = ((ExternType.Func) component.exports().get("h")).type();
        assertThat(exported.result()).isEqualTo(new ValType.Own(imported));
    }

    @Test
    void aLocalResourceIsExportedItselfIfAnExportMentionsIt() {
        byte[] start = bytes(nested(MAKER), instantiate(0), section(ALIAS, bytes(3, 0, 0, "r")));
        valid(start, section(EXPORT, exported("i", 5, 0)));
        invalid("not valid to be used as export", start, section(TYPE, bytes(0x69, 0)),
                section(EXPORT, exported("t", 3, 1)));
    }

    @Test
    void aComponentMayImportLessAndExportMoreThanExpected() {
        byte[] function = func(vec());
        byte[] expected = bytes(0x41, vec(bytes(1, function), bytes(3, 0, "f", 1, 0), bytes(4, 0, "g", 1, 0)));
        byte[] user = component(section(TYPE, expected), section(IMPORT, imported("c", 4, 0)));
        byte[] fits = component(section(TYPE, function), section(IMPORT, imported("f", 1, 0)),
                section(EXPORT, exported("g", 1, 0), exported("more", 1, 0)));
        byte[] wantsMore = component(section(TYPE, function), section(IMPORT, imported("f", 1, 0), imported("x", 1, 0)),
                section(EXPORT, exported("g", 1, 0)));
        byte[] hasLess = component(section(TYPE, function), section(IMPORT, imported("f", 1, 0)));
        valid(nested(user), nested(fits), instantiate(0, arg("c", 4, 1)));
        invalid("in import `c`: missing import named `x`", nested(user), nested(wantsMore),
                instantiate(0, arg("c", 4, 1)));
        invalid("in import `c`: missing export named `g`", nested(user), nested(hasLess),
                instantiate(0, arg("c", 4, 1)));
    }

    @Test
    void anInstanceDefinitionHasItsType() {
        Component component = valid(nested(MAKER), instantiate(0));
        Definition.Instantiate instance = (Definition.Instantiate) component.definition().definitions().getLast();
        assertThat(instance.type().exports()).containsOnlyKeys("r");
        assertThat(instance.type().resources()).isEmpty();
    }

    @Test
    void aCoreImportIsFoundInItsArgument() {
        byte[] library = new CoreModuleBytes().exports("f", "i", "i").memory("m").wasm();
        byte[] user = new CoreModuleBytes().imports("lib", "f", "i", "i").wasm();
        byte[] wrong = new CoreModuleBytes().imports("lib", "f", "l", "i").wasm();
        byte[] missing = new CoreModuleBytes().imports("lib", "g", "i", "i").wasm();
        byte[] args = vec(bytes("lib", 0x12, 0));
        byte[] start = bytes(coreModule(library), section(CORE_INSTANCE, coreInstantiate(0)));
        valid(start, coreModule(user), section(CORE_INSTANCE, bytes(0, 1, args)));
        invalid("missing module instantiation argument named `lib`", start, coreModule(user),
                section(CORE_INSTANCE, coreInstantiate(1)));
        invalid("expected core func [i64] -> [i32], found core func [i32] -> [i32]", start, coreModule(wrong),
                section(CORE_INSTANCE, bytes(0, 1, args)));
        invalid("does not export an item named `g`", start, coreModule(missing),
                section(CORE_INSTANCE, bytes(0, 1, args)));
        invalid("duplicate module instantiation argument", start, coreModule(user),
                section(CORE_INSTANCE, bytes(0, 1, vec(bytes("lib", 0x12, 0), bytes("lib", 0x12, 0)))));
        malformed("only instances are possible", start, coreModule(user),
                section(CORE_INSTANCE, bytes(0, 1, vec(bytes("lib", 0, 0)))));
    }

    @Test
    void aModuleImportsNothingTwice() {
        invalid("module has a duplicate import name `a:b`",
                coreModule(new CoreModuleBytes().imports("a", "b", "", "").imports("a", "b", "", "").wasm()));
    }

    @Test
    void coreInstancesAreMadeOfExistingItemsToo() {
        byte[] start = bytes(coreModule(new CoreModuleBytes().exports("f", "", "").wasm()),
                section(CORE_INSTANCE, coreInstantiate(0)), section(ALIAS, coreAlias(0, 0, "f")));
        valid(start, section(CORE_INSTANCE, bytes(1, vec(bytes("a", 0, 0), bytes("b", 0, 0)))));
        invalid("duplicate instantiation export name `a`", start,
                section(CORE_INSTANCE, bytes(1, vec(bytes("a", 0, 0), bytes("a", 0, 0)))));
        invalid("unknown table 0: table index out of bounds", start,
                section(CORE_INSTANCE, bytes(1, vec(bytes("a", 1, 0)))));
    }

    @Test
    void aCoreAliasFindsAnExportOfTheRightSort() {
        byte[] start = bytes(coreModule(CoreModuleBytes.library().wasm()), section(CORE_INSTANCE, coreInstantiate(0)));
        invalid("core instance 0 has no export named `x`", start, section(ALIAS, coreAlias(0, 0, "x")));
        invalid("is not a memory, but a func", start, section(ALIAS, coreAlias(2, 0, "realloc")));
        invalid("unknown core instance 1", start, section(ALIAS, coreAlias(2, 1, "mem")));
    }

    @Test
    void aModuleTypeIsMatchedContravariantlyInItsImports() {
        byte[] type = bytes(0x50, vec(bytes(1, 0x60, 0, 0), bytes(0, "a", "b", 0, 0), bytes(3, "f", 0, 0)));
        byte[] user = component(section(Bytes.CORE_TYPE, type), section(IMPORT, imported("m", 0, 0x11, 0)));
        byte[] fits = new CoreModuleBytes().exports("f", "", "").wasm();
        byte[] wantsMore = new CoreModuleBytes().imports("a", "c", "", "").exports("f", "", "").wasm();
        byte[] hasLess = new CoreModuleBytes().wasm();
        valid(nested(user), coreModule(fits), instantiate(0, arg("m", 0, 0x11, 0)));
        invalid("missing expected import `a::c`", nested(user), coreModule(wantsMore),
                instantiate(0, arg("m", 0, 0x11, 0)));
        invalid("missing expected export `f`", nested(user), coreModule(hasLess),
                instantiate(0, arg("m", 0, 0x11, 0)));
    }

    @Test
    void theInstancesOfNestedComponentsAreCountedEachTime() {
        byte[] layers = component(coreModule(bytes(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)),
                section(CORE_INSTANCE, coreInstantiate(0)));
        for (int i = 0; i < 8; i++) {
            layers = component(nested(layers),
                    section(INSTANCE, bytes(0, 0, vec()), bytes(0, 0, vec()), bytes(0, 0, vec()), bytes(0, 0, vec())));
        }
        Component bomb = Loads.load(layers);
        assertThatThrownBy(() -> new Linker().instantiate(Store.synchronous(100), bomb))
                .isInstanceOf(CoreLinkException.class).hasMessageContaining("more than 1000 instances");
    }
}
