// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.EXPORT;
import static wrt.component.Bytes.IMPORT;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.component;
import static wrt.component.Bytes.exported;
import static wrt.component.Bytes.func;
import static wrt.component.Bytes.imported;
import static wrt.component.Bytes.labelled;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.invalid;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.valid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    private static final byte[] FUNC_TYPE = section(TYPE, func(vec()));
    private static final byte[] EMPTY_INSTANCE_TYPE = section(TYPE, bytes(0x42, 0));
    /** Type 0 is imported resource r, type 1 own r, type 2 borrow r. */
    private static final byte[] RESOURCE = bytes(section(IMPORT, imported("r", 3, 1)),
            section(TYPE, bytes(0x69, 0), bytes(0x68, 0)));

    private static byte[] importsFunc(String name) {
        return section(IMPORT, imported(name, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b", "A", "a:b/c", "a:b/C@1.2.3", "a-b:c-d/e@0.1.0-rc.1"})
    void aPlainOrInterfaceNameIsAccepted(String name) {
        assertThat(valid(EMPTY_INSTANCE_TYPE, section(IMPORT, imported(name, 5, 0))).imports()).containsOnlyKeys(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aB", "a.b", "a:b", "a/b", ":b/c", "a:/c", "a:b/", "A:b/c", "a:B/c", "a:b/c@",
        "a:b/c@0",
        "a:b/c/", "[method]a", "[static]a", "[constructor]", "[method]a.B.c", "[other]a", "relative-url=<a>", "url=<",
        "url=<<>",
        "url=<a>,", "unlocked-dep=", "unlocked-dep=<a>", "unlocked-dep=<a:B>", "unlocked-dep=<a:b@>",
        "unlocked-dep=<a:b@{1.0.0}>", "unlocked-dep=<a:b@{<1.0.0 >=2.0.0}>", "locked-dep=<a:b@1>",
        "locked-dep=<a:b>x", "integrity=<>", "integrity=<sha256->", "integrity=<md5-abc>", "integrity=<sha256-a===>"})
    void anyOtherNameIsRefused(String name) {
        byte[] bytes = component(FUNC_TYPE, importsFunc(name));
        assertThat(Loads.failure(bytes).kind()).isEqualTo(ComponentFormatException.Kind.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlocked-dep=<a:b>", "unlocked-dep=<a:b@*>", "unlocked-dep=<a:b/c@{>=1.2.3 <2.0.0-rc}>",
        "unlocked-dep=<a:b@{<2.0.0}>", "locked-dep=<a:b@1.2.3>,integrity=<sha256-a>", "locked-dep=<a:b>",
        "url=<https://a/b>", "url=<>,integrity=<sha512-a>", "integrity=< sha384-ab+/== sha256-a?b >"})
    void anImportMayBeNamedAfterWhereItIsFound(String name) {
        assertThat(valid(FUNC_TYPE, importsFunc(name)).imports()).containsOnlyKeys(name);
        invalid("not a valid export name", FUNC_TYPE, importsFunc("x"), section(EXPORT, exported(name, 1, 0)));
    }

    @Test
    void nestedNamesAreAFeature() {
        byte[] bytes = component(EMPTY_INSTANCE_TYPE, section(IMPORT, imported("a:b:c/d/e", 5, 0)));
        assertThat(Loads.load(bytes).imports()).hasSize(1);
        assertThat(Loads.failure(bytes, Features.defaults(), ComponentLimits.defaults()).rule())
                .contains("nested-names");
    }

    @Test
    void importNamesAreStronglyUnique() {
        invalid("import name `A-b` conflicts with previous name `a-B`", FUNC_TYPE,
                section(IMPORT, imported("a-B", 1, 0), imported("A-b", 1, 0)));
    }

    @Test
    void exportNamesAreStronglyUnique() {
        invalid("export name `F` conflicts with previous name `f`", FUNC_TYPE, importsFunc("x"),
                section(EXPORT, exported("f", 1, 0), exported("F", 1, 0)));
    }

    @Test
    void anImportAndAnExportMayHaveTheSameName() {
        assertThat(valid(FUNC_TYPE, importsFunc("f"), section(EXPORT, exported("f", 1, 0))).exports()).hasSize(1);
    }

    @Test
    void aConstructorReturnsItsResource() {
        valid(RESOURCE, section(TYPE, func(vec(), 1)), section(IMPORT, imported("[constructor]r", 1, 3)));
        valid(RESOURCE, section(TYPE, bytes(0x6a, 1, 1, 0), func(vec(), 3)),
                section(IMPORT, imported("[constructor]r", 1, 4)));
        invalid("should return one value", RESOURCE, section(TYPE, func(vec())),
                section(IMPORT, imported("[constructor]r", 1, 3)));
        invalid("should return `(own $T)`", RESOURCE, section(TYPE, func(vec(), 0x79)),
                section(IMPORT, imported("[constructor]r", 1, 3)));
    }

    @Test
    void aConstructorIsNotAsync() {
        invalid("a constructor cannot be async", RESOURCE, section(TYPE, bytes(0x43, 0, 0, 1)),
                section(IMPORT, imported("[constructor]r", 1, 3)));
    }

    @Test
    void aMethodBorrowsSelf() {
        valid(RESOURCE, section(TYPE, func(vec(labelled("self", 2)))), section(IMPORT, imported("[method]r.m", 1, 3)));
        invalid("a first argument called `self`", RESOURCE, section(TYPE, func(vec(labelled("this", 2)))),
                section(IMPORT, imported("[method]r.m", 1, 3)));
        invalid("should have at least one argument", RESOURCE, section(TYPE, func(vec())),
                section(IMPORT, imported("[method]r.m", 1, 3)));
        invalid("take a first argument of `(borrow $T)`", RESOURCE, section(TYPE, func(vec(labelled("self", 1)))),
                section(IMPORT, imported("[method]r.m", 1, 3)));
    }

    @Test
    void aMethodIsNamedAfterItsResource() {
        invalid("function does not match expected resource name `r`", RESOURCE,
                section(TYPE, func(vec(labelled("self", 2)))),
                section(IMPORT, imported("[method]s.m", 1, 3)));
    }

    @Test
    void aStaticFunctionIsNamedAfterAResourceBeforeIt() {
        valid(RESOURCE, section(TYPE, func(vec())), section(IMPORT, imported("[static]r.m", 1, 3)));
        invalid("no resource `s` was imported before", RESOURCE, section(TYPE, func(vec())),
                section(IMPORT, imported("[static]s.m", 1, 3)));
    }

    @Test
    void annotatedNamesAreForFunctions() {
        invalid("is not a func, but an instance", EMPTY_INSTANCE_TYPE,
                section(IMPORT, imported("[static]r.m", 5, 0)));
    }

    @Test
    void anExportIsNoPlaceForTheMethodsOfAnImport() {
        invalid("does not have a name in this context", RESOURCE, section(TYPE, func(vec(labelled("self", 2)))),
                section(IMPORT, imported("f", 1, 3)), section(EXPORT, exported("[method]r.m", 1, 0)));
    }

    @Test
    void attributesAreKept() {
        byte[] name = bytes(2, "a", 2, 0, "x:y/z@1.0.0", 2, "outside");
        assertThat(valid(EMPTY_INSTANCE_TYPE, section(IMPORT, bytes(name, 5, 0))).imports()).containsOnlyKeys("a");
    }

    @Test
    void implementsIsForPlainlyNamedInstances() {
        invalid("only instances can have an `implements`", FUNC_TYPE,
                section(IMPORT, bytes(2, "a", 1, 0, "x:y/z", 1, 0)));
        invalid("has to be a plain label", EMPTY_INSTANCE_TYPE,
                section(IMPORT, bytes(2, "a:b/c", 1, 0, "x:y/z", 5, 0)));
        invalid("must be an interface name", EMPTY_INSTANCE_TYPE, section(IMPORT, bytes(2, "a", 1, 0, "x", 5, 0)));
    }

    @Test
    void anAttributeComesOnce() {
        invalid("duplicate 'implements' option", EMPTY_INSTANCE_TYPE,
                section(IMPORT, bytes(2, "a", 2, 0, "x:y/z", 0, "x:y/z", 5, 0)));
    }

    @Test
    void anUnknownAttributeIsMalformed() {
        malformed("invalid leading byte (0x3) for name option", EMPTY_INSTANCE_TYPE,
                section(IMPORT, bytes(2, "a", 1, 3, "x", 5, 0)));
        malformed("invalid leading byte (0x3) for component name", EMPTY_INSTANCE_TYPE,
                section(IMPORT, bytes(3, "a", 5, 0)));
    }

    @Test
    void aVersionSuffixCompletesACanonicalVersion() {
        valid(EMPTY_INSTANCE_TYPE, section(IMPORT, bytes(2, "a:b/c@0.2", 1, 1, ".6-rc.1", 5, 0)));
        invalid("no valid semantic version", EMPTY_INSTANCE_TYPE,
                section(IMPORT, bytes(2, "a:b/c@0.2.0", 1, 1, "-x", 5, 0)));
        invalid("no valid semantic version", EMPTY_INSTANCE_TYPE,
                section(IMPORT, bytes(2, "a:b/c@0.2", 1, 1, "x", 5, 0)));
    }

    @Test
    void aLongNameIsAbbreviatedInTheMessage() {
        String rule = Loads.failure(component(FUNC_TYPE, importsFunc("a".repeat(90_000) + "_"))).rule();
        assertThat(rule).hasSizeLessThan(1000).contains("… ").endsWith("is not in kebab case");
    }
}
