// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wrt.core.CoreModule;

/** What a linker takes for an import, and what it refuses when it links. */
class HostImportTest {

    private final Component importer = Guests.load("importer");
    private final CoreModule answering = Guests.load("exporter").coreModules().getFirst();
    private final AtomicInteger dropped = new AtomicInteger();
    private final HostResourceType handle = HostResourceType.of("handle", object -> dropped.incrementAndGet());
    private final HostResourceType first = HostResourceType.of("first", object -> {
    });

    private HostInstance.Builder things() {
        return HostInstance.builder().resource("first", first).resource("first-again", first)
                .module("code", answering)
                .instance("inner", HostInstance.builder().function("number", (call, args) -> 2L).build());
    }

    private Linker linker(HostInstance things) {
        return new Linker().define("handle", handle).define("open", (call, args) -> handle.create("x"))
                .define("things", things);
    }

    private List<String> missing(Linker linker) {
        return linker.missing(importer).stream().map(MissingImport::toString).toList();
    }

    @Test
    void modulesInstancesAndResourceTypesAreProvidedByTheHost() {
        ComponentInstance instance = linker(things().build()).instantiate(Store.synchronous(100), importer);
        assertThat(instance.function("sum").call()).isEqualTo(42L);
        assertThat(dropped).hasValue(1);
    }

    @Test
    void aWholeComponentIsProvidedAsAnInstance() {
        Store store = Store.synchronous(100);
        ComponentInstance exporter = new Linker().instantiate(store, Guests.load("exporter"));
        ComponentInstance instance = linker(HostInstance.of(exporter, ComponentCaller.direct()))
                .instantiate(store, importer);
        assertThat(instance.function("sum").call()).isEqualTo(80L);
    }

    @Test
    void anInstanceOfTypesNeedsNoProvider() {
        assertThat(missing(linker(things().build()))).isEmpty();
    }

    @Test
    void resourceTypesThatAreOneForTheImporterHaveToBeOne() {
        assertThat(missing(linker(things().resource("first-again", handle).build()))).singleElement().asString()
                .isEqualTo("things#first-again: expected the same resource type as first, "
                        + "found another: mismatched resource types");
    }

    @Test
    void modulesAreComparedByType() {
        CoreModule other = Guests.load("scalars").coreModules().getFirst();
        assertThat(missing(linker(things().module("code", other).build()))).singleElement().asString()
                .isEqualTo("things#code: expected a core module of its type, found missing expected export `answer`");
    }

    @Test
    void functionsWithATypeAreComparedWhenTheyAreLinked() {
        FuncType text = new FuncType(List.of(), new ValType.StringT(), false);
        FuncType opens = new FuncType(List.of(), new ValType.Own(handle.type()), false);
        FuncType opensOther = new FuncType(List.of(), new ValType.Own(first.type()), false);
        assertThat(missing(linker(things().build()).define("open", opens, (call, args) -> null))).isEmpty();
        assertThat(missing(linker(things().build()).define("open", text, (call, args) -> null)))
                .containsExactly("open: expected func() -> handle, found func() -> string");
        assertThat(missing(linker(things().build()).define("open", opensOther, (call, args) -> null)))
                .containsExactly("open: expected func() -> handle, found func() -> first");
    }

    @Test
    void anItemOfAnotherSortIsNamed() {
        assertThat(missing(new Linker().define("handle", (call, args) -> null)
                .define("open", HostInstance.builder().build())
                .define("things", things().function("code", (call, args) -> null).function("inner", (c, a) -> 1)
                        .build())))
                .containsExactly("handle: expected a resource type, found a function",
                        "open: expected func() -> handle, found an instance",
                        "things#code: expected a core module, found a function",
                        "things#inner: expected an instance, found a function");
    }
}
