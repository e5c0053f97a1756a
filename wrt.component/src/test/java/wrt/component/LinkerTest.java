// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.value.ResourceValue;

class LinkerTest {

    private static final String THINGS = "test:res/things@0.2.3";

    private final Store store = Store.synchronous(1024);

    @ParameterizedTest
    @CsvSource({"a:b/c@0.2.0, a:b/c@0.2.1, true", "a:b/c@0.2.1, a:b/c@0.2.0, false", "a:b/c@0.2.0, a:b/c@0.3.0, false",
        "a:b/c@0.0.1, a:b/c@0.0.2, false", "a:b/c@1.2.0, a:b/c@1.3.0, true", "a:b/c@1.2.3, a:b/c@1.2.2, false",
        "a:b/c@1.0.0, a:b/c@2.0.0, false", "a:b/c@1.0.0, a:b/d@1.0.0, false", "a:b/c, a:b/c@1.0.0, false",
        "a:b/c@1.0.0-rc1, a:b/c@1.0.0, false"})
    void compatibleVersionsStandIn(String wanted, String offered, boolean satisfied) {
        assertThat(InterfaceName.parse(offered).satisfies(InterfaceName.parse(wanted))).isEqualTo(satisfied);
    }

    @Test
    void missingImportsAreNamedWithWhatWasExpected() {
        Component user = Guests.load("user");
        assertThat(new Linker().missing(user)).extracting(MissingImport::name).containsExactly("test:res/things@0.2.0");
        assertThatThrownBy(() -> new Linker().instantiate(store, user)).isInstanceOf(LinkException.class)
                .hasMessageContaining("test:res/things@0.2.0: expected an instance, found nothing");
        assertThat(new Linker().missing(Guests.load("caller"))).singleElement().asString()
                .isEqualTo("back: expected func(x: u32) -> u32, found nothing");
    }

    @Test
    void incompatibleVersionsAreNamed() {
        Linker linker = new Linker().define("test:res/things@0.3.0", HostInstance.builder().build());
        assertThat(linker.missing(Guests.load("user"))).singleElement().asString()
                .contains("only incompatible versions: test:res/things@0.3.0");
    }

    @Test
    void missingItemsOfAnInstanceAreNamed() {
        Linker linker = new Linker().define(THINGS, HostInstance.builder()
                .resource("thing", HostResourceType.of("thing", o -> {
                })).function("make", (call, args) -> null).function("[method]thing.value", (call, args) -> 0)
                .function("both", (call, args) -> 0).build());
        assertThat(linker.missing(Guests.load("user"))).singleElement().asString()
                .isEqualTo("test:res/things@0.2.0#consume: expected func(t: thing) -> u32, found nothing");
    }

    @Test
    void oneComponentsExportIsAnothersImport() {
        ComponentInstance provider = new Linker().instantiate(store, Guests.load("provider"));
        ComponentInstance user = new Linker()
                .define(THINGS, HostInstance.of(provider, THINGS, ComponentCaller.direct()))
                .instantiate(store, Guests.load("user"));

        assertThat(user.function("make").call(7)).isEqualTo(1L);
        assertThat(user.function("value").call()).isEqualTo(7L);
        user.function("drop").call();
        assertThat(provider.function("dropped").call()).isEqualTo(7L);
        user.function("make").call(8);
        assertThat(user.function("consume").call()).isEqualTo(8L);
        assertThat(provider.function("dropped").call()).isEqualTo(15L);
    }

    @Test
    void resourcesPassBetweenStoresAndComeBackAsTheOwnersHandle() {
        ComponentInstance provider = new Linker().instantiate(Store.synchronous(100), Guests.load("provider"));
        ComponentInstance user = new Linker()
                .define(THINGS, HostInstance.of(provider, THINGS, ComponentCaller.direct()))
                .instantiate(store, Guests.load("user"));

        ResourceValue made = (ResourceValue) provider.function("things#make").call(9);
        user.function("keep").call(made);
        assertThat(user.function("value").call()).isEqualTo(9L);
        assertThat(user.function("give").call()).isSameAs(made);
        assertThat(provider.function("things#consume").call(made)).isEqualTo(9L);
        assertThat(made.isOpen()).isFalse();
    }

    @Test
    void typeMismatchNamesBothTypes() {
        FuncType other = new FuncType(java.util.List.of(new Param("n", new ValType.U64())), new ValType.U32(), false);
        HostInstance wrong = HostInstance.builder()
                .resource("thing", HostResourceType.of("thing", o -> {
                })).function("make", (call, args) -> null).function("[method]thing.value", (call, args) -> 0)
                .item("consume", new HostInstance.Item.Function((call, args) -> 0, other))
                .function("both", (call, args) -> 0).build();
        assertThat(new Linker().define(THINGS, wrong).missing(Guests.load("user"))).singleElement().asString()
                .isEqualTo("test:res/things@0.2.0#consume: expected func(t: thing) -> u32, "
                        + "found func(n: u64) -> u32");
    }

    @Test
    void shortFormsWorkWhereUnique() {
        ComponentInstance provider = new Linker().instantiate(store, Guests.load("provider"));
        assertThat(provider.function("things#make")).isSameAs(provider.function(THINGS + "#make"))
                .isSameAs(provider.function("make"));
        assertThatThrownBy(() -> provider.function("nothing")).isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("dropped");
    }
}
