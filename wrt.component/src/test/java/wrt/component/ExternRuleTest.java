// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.ALIAS;
import static wrt.component.Bytes.EXPORT;
import static wrt.component.Bytes.IMPORT;
import static wrt.component.Bytes.INSTANCE;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.component;
import static wrt.component.Bytes.exported;
import static wrt.component.Bytes.func;
import static wrt.component.Bytes.imported;
import static wrt.component.Bytes.labelled;
import static wrt.component.Bytes.nested;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.invalid;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.unsupported;
import static wrt.component.Loads.valid;

import org.junit.jupiter.api.Test;

/** Imports, exports, the visibility of types, aliases and ascription. */
class ExternRuleTest {

    private static final byte[] RECORD = bytes(0x72, vec(labelled("a", 0x79)));

    @Test
    void anImportsSortMatchesItsType() {
        invalid("type index 0 is not a function type", section(TYPE, bytes(0x7f)),
                section(IMPORT, imported("a", 1, 0)));
        invalid("type index 0 is not an instance type", section(TYPE, bytes(0x7f)),
                section(IMPORT, imported("a", 5, 0)));
        invalid("type index 0 is not a component type", section(TYPE, bytes(0x7f)),
                section(IMPORT, imported("a", 4, 0)));
        invalid("core type index 0 is not a module type", section(Bytes.CORE_TYPE, bytes(0x60, 0, 0)),
                section(IMPORT, imported("a", 0, 0x11, 0)));
        malformed("invalid leading byte (0x6) for component external kind", section(IMPORT, imported("a", 6, 0)));
        malformed("type bound", section(IMPORT, imported("a", 3, 2)));
    }

    @Test
    void valuesAreNotSupported() {
        unsupported("values", section(IMPORT, imported("a", 2, 1, 0x7f)));
        unsupported("values", section(EXPORT, exported("a", 2, 0)));
    }

    @Test
    void everySortIsImported() {
        Component component = valid(section(Bytes.CORE_TYPE, bytes(0x50, 0)),
                section(TYPE, func(vec()), bytes(0x42, 0), bytes(0x41, 0)),
                section(IMPORT, imported("m", 0, 0x11, 0), imported("f", 1, 0), imported("t", 3, 1),
                        imported("i", 5, 1), imported("c", 4, 2)));
        assertThat(component.imports().values()).hasExactlyElementsOfTypes(ExternType.Module.class,
                ExternType.Func.class, ExternType.Type.class, ExternType.Instance.class, ExternType.ComponentT.class);
    }

    @Test
    void anImportedFunctionMentionsOnlyNamedTypes() {
        invalid("func not valid to be used as import",
                section(TYPE, RECORD, func(vec(labelled("x", 0)))), section(IMPORT, imported("f", 1, 1)));
        valid(section(TYPE, RECORD), section(IMPORT, imported("point", 3, 0, 0)),
                section(TYPE, func(vec(labelled("x", 1)))), section(IMPORT, imported("f", 1, 2)));
    }

    @Test
    void aNameIsGivenToTheNewIndexAndNotToTheOldOne() {
        invalid("func not valid to be used as import", section(TYPE, RECORD),
                section(IMPORT, imported("point", 3, 0, 0)), section(TYPE, func(vec(labelled("x", 0)))),
                section(IMPORT, imported("f", 1, 2)));
    }

    @Test
    void anonymousTypesAreVisibleWhenTheirPartsAre() {
        valid(section(TYPE, bytes(0x70, 0x79), bytes(0x6b, 0), bytes(0x6f, vec(bytes(0), bytes(1))),
                func(vec(labelled("x", 2)))), section(IMPORT, imported("f", 1, 3)));
        invalid("not valid to be used", section(TYPE, RECORD, bytes(0x70, 0), func(vec(labelled("x", 1)))),
                section(IMPORT, imported("f", 1, 2)));
    }

    @Test
    void anImportedTypeIsVisibleInExportsButNotTheOtherWayRound() {
        byte[] named = bytes(section(TYPE, RECORD), section(IMPORT, imported("point", 3, 0, 0)),
                section(TYPE, func(vec(labelled("x", 1)))), section(IMPORT, imported("f", 1, 2)));
        valid(named, section(EXPORT, exported("f", 1, 0)));
        invalid("func not valid to be used as import", section(TYPE, RECORD), section(EXPORT, exported("point", 3, 0)),
                section(TYPE, func(vec(labelled("x", 1)))), section(IMPORT, imported("f", 1, 2)));
    }

    @Test
    void aResourceInAnExportIsExportedBeforehand() {
        byte[] type = bytes(0x3f, 0x7f, 0);
        invalid("type not valid to be used as export", section(TYPE, type, bytes(0x69, 0)),
                section(EXPORT, exported("t", 3, 1)));
        valid(section(TYPE, type), section(EXPORT, exported("r", 3, 0)), section(TYPE, bytes(0x69, 1)),
                section(EXPORT, exported("t", 3, 2)));
    }

    @Test
    void anExportsAscribedTypeIsASupertype() {
        byte[] types = section(TYPE, func(vec()), func(vec(), 0x79));
        byte[] function = section(IMPORT, imported("f", 1, 0));
        valid(types, function, section(EXPORT, bytes(0, "g", 1, 0, 1, 1, 0)));
        invalid("ascribed type of export is not compatible", types, function,
                section(EXPORT, bytes(0, "g", 1, 0, 1, 1, 1)));
    }

    @Test
    void anExportMayHideWhatItsAscribedTypeDoesNotMention() {
        byte[] twoFunctions = bytes(0x42, vec(bytes(1, func(vec())), bytes(4, 0, "f", 1, 0), bytes(4, 0, "g", 1, 0)));
        byte[] oneFunction = bytes(0x42, vec(bytes(1, func(vec())), bytes(4, 0, "f", 1, 0)));
        Component component = valid(section(TYPE, twoFunctions, oneFunction), section(IMPORT, imported("i", 5, 0)),
                section(EXPORT, bytes(0, "i", 5, 0, 1, 5, 1)));
        assertThat(((ExternType.Instance) component.exports().get("i")).type().exports()).containsOnlyKeys("f");
        invalid("missing expected export `g`", section(TYPE, twoFunctions, oneFunction),
                section(IMPORT, imported("i", 5, 1)), section(EXPORT, bytes(0, "i", 5, 0, 1, 5, 0)));
    }

    @Test
    void anExportDefinesAnIndexLikeAnAlias() {
        valid(section(TYPE, func(vec())), section(IMPORT, imported("f", 1, 0)), section(EXPORT, exported("a", 1, 0)),
                section(EXPORT, exported("b", 1, 1)));
    }

    @Test
    void anExportedIndexExists() {
        invalid("unknown function 0", section(EXPORT, exported("f", 1, 0)));
        invalid("unknown instance 0", section(EXPORT, exported("f", 5, 0)));
        invalid("unknown component 0", section(EXPORT, exported("f", 4, 0)));
        invalid("unknown module 0", section(EXPORT, exported("f", 0, 0x11, 0)));
        invalid("unknown type 0", section(EXPORT, exported("f", 3, 0)));
        malformed("only modules are possible", section(EXPORT, exported("f", 0, 0, 0)));
    }

    @Test
    void anAliasFindsAnExportOfTheRightSort() {
        byte[] instance = bytes(section(TYPE, bytes(0x42, vec(bytes(1, func(vec())), bytes(4, 0, "f", 1, 0)))),
                section(IMPORT, imported("i", 5, 0)));
        valid(instance, section(ALIAS, bytes(1, 0, 0, "f")), section(EXPORT, exported("f", 1, 0)));
        invalid("instance 0 has no export named `g`", instance, section(ALIAS, bytes(1, 0, 0, "g")));
        invalid("is not an instance, but a func", instance, section(ALIAS, bytes(5, 0, 0, "f")));
        invalid("unknown instance 1", instance, section(ALIAS, bytes(1, 0, 1, "f")));
        malformed("invalid leading byte (0x3) for alias", instance, section(ALIAS, bytes(1, 3, 0, "f")));
    }

    @Test
    void anOuterAliasCountsScopesThatExist() {
        invalid("invalid outer alias count of 1", section(ALIAS, bytes(3, 2, 1, 0)));
        valid(section(TYPE, bytes(0x7f)), nested(component(section(ALIAS, bytes(3, 2, 1, 0)))));
        invalid("unknown type 1", section(TYPE, bytes(0x7f)), nested(component(section(ALIAS, bytes(3, 2, 1, 1)))));
        malformed("for component outer alias kind", section(ALIAS, bytes(1, 2, 0, 0)));
    }

    @Test
    void aResourceDoesNotLeaveItsComponentThroughAnOuterAlias() {
        byte[] resource = section(TYPE, bytes(0x3f, 0x7f, 0), bytes(0x69, 0));
        invalid("transitively refers to resources", resource, nested(component(section(ALIAS, bytes(3, 2, 1, 0)))));
        invalid("transitively refers to resources", resource, nested(component(section(ALIAS, bytes(3, 2, 1, 1)))));
        // A type is no component: it may refer to what is around it.
        valid(resource, section(TYPE, bytes(0x42, vec(bytes(2, 3, 2, 1, 1)))));
    }

    @Test
    void aliasesInTypesAreOfTypesAndInstances() {
        invalid("may only refer to types or instances", section(TYPE, bytes(0x41, 0)),
                section(TYPE, bytes(0x42, vec(bytes(2, 4, 2, 1, 0)))));
    }

    @Test
    void instanceTypesHaveNoImports() {
        malformed("only component types have imports",
                section(TYPE, bytes(0x42, vec(bytes(1, func(vec())), bytes(3, 0, "f", 1, 0)))));
    }

    @Test
    void resourcesAreDefinedInComponentsOnly() {
        invalid("resources can only be defined within a concrete component",
                section(TYPE, bytes(0x42, vec(bytes(1, 0x3f, 0x7f, 0)))));
    }

    @Test
    void aResourceIsRepresentedByAnInteger() {
        invalid("resources can only be represented by i32", section(TYPE, bytes(0x3f, 0x7d, 0)));
        unsupported("memory64", section(TYPE, bytes(0x3f, 0x7e, 0)));
    }

    @Test
    void inlineExportsAreStronglyUnique() {
        invalid("conflicts with previous name", section(TYPE, func(vec())), section(IMPORT, imported("f", 1, 0)),
                section(INSTANCE, bytes(1, vec(bytes(0, "a", 1, 0), bytes(0, "A", 1, 0)))));
    }

    @Test
    void componentsAndTypesNestOnlySoDeep() {
        byte[] inner = component();
        for (int i = 0; i < 120; i++) {
            inner = component(nested(inner));
        }
        assertThat(Loads.failure(inner).rule()).contains("limit nesting");
        byte[] type = bytes(0x42, 0);
        for (int i = 0; i < 120; i++) {
            type = bytes(0x42, vec(bytes(1, type)));
        }
        assertThat(Loads.failure(component(section(TYPE, type))).rule()).contains("limit nesting");
    }
}
