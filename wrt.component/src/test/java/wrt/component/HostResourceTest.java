// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostResourceTest {

    private final List<Object> destroyed = new ArrayList<>();
    private final List<Object> seen = new ArrayList<>();
    private final HostResourceType type = HostResourceType.of("thing", destroyed::add);
    private final ComponentInstance user = Guests.instantiate("user",
            new Linker().define("test:res/things@0.2.0", things()));

    private HostInstance things() {
        return HostInstance.builder().resource("thing", type)
                .function("make", (call, args) -> type.create(args[0]))
                .function("[method]thing.value", (call, args) -> {
                    seen.add(args[0]);
                    return ((HostResource) args[0]).object();
                })
                .function("consume", (call, args) -> {
                    seen.add(args[0]);
                    return ((HostResource) args[0]).object();
                })
                .function("both", (call, args) -> 0).build();
    }

    private Object call(String function, Object... args) {
        return user.function(function).call(args);
    }

    @Test
    void guestLendsWhatTheHostMade() {
        assertThat(call("make", 7)).isEqualTo(1L);
        assertThat(call("value")).isEqualTo(7L);
        assertThat(call("value")).isEqualTo(7L);
        assertThat(seen).hasSize(2).allMatch(s -> s == seen.getFirst());
        assertThat(destroyed).isEmpty();
    }

    @Test
    void guestGivesBackTheVerySameObject() {
        HostResource mine = type.create(5L);
        call("keep", mine);
        assertThat(call("consume")).isEqualTo(5L);
        assertThat(seen).containsExactly(mine);
        assertThatThrownBy(() -> call("value")).hasMessage("unknown handle index 1");
    }

    @Test
    void exportGivesBackTheVerySameObject() {
        HostResource mine = type.create(5L);
        call("keep", mine);
        assertThat(call("give")).isSameAs(mine);
    }

    @Test
    void whatTheHostGaveAwayIsClosedForItUntilItComesBack() {
        HostResource mine = type.create(5L);
        call("keep", mine);
        assertThat(mine.isOpen()).isFalse();
        mine.close();
        assertThat(destroyed).isEmpty();
        assertThatThrownBy(() -> call("keep", mine)).hasMessageContaining("the resource thing is closed");

        assertThat(call("give")).isSameAs(mine);
        assertThat(mine.isOpen()).isTrue();
        mine.close();
        assertThat(destroyed).containsExactly(5L);
    }

    @Test
    void whatAGuestLendsIsOpenForAsLong() {
        List<Boolean> open = new ArrayList<>();
        ComponentInstance lending = Guests.instantiate("user", new Linker().define("test:res/things@0.2.0",
                HostInstance.builder().resource("thing", type).function("make", (call, args) -> type.create(args[0]))
                        .function("[method]thing.value", (call, args) -> {
                            open.add(((HostResource) args[0]).isOpen());
                            seen.add(args[0]);
                            return 0;
                        }).function("consume", (call, args) -> 0).function("both", (call, args) -> 0).build()));
        lending.function("make").call(7);
        lending.function("value").call();

        assertThat(open).containsExactly(true);
        assertThat(((HostResource) seen.getFirst()).isOpen()).isFalse();
    }

    @Test
    void whatAGuestLendsCannotBeGivenAway() {
        List<Throwable> refused = new ArrayList<>();
        HostResource[] lent = new HostResource[1];
        ComponentInstance other = Guests.instantiate("user",
                new Linker().define("test:res/things@0.2.0", things()));
        ComponentInstance lending = Guests.instantiate("user", new Linker().define("test:res/things@0.2.0",
                HostInstance.builder().resource("thing", type).function("make", (call, args) -> type.create(args[0]))
                        .function("[method]thing.value", (call, args) -> {
                            lent[0] = (HostResource) args[0];
                            try {
                                other.function("keep").call(args[0]);
                            } catch (IllegalArgumentException e) {
                                refused.add(e);
                            }
                            return 0;
                        }).function("consume", (call, args) -> 0).function("both", (call, args) -> 0).build()));
        lending.function("make").call(7);
        lending.function("value").call();

        assertThat(refused).singleElement().asString().contains("is only borrowed and cannot be given away");
        assertThat(destroyed).isEmpty();
    }

    @Test
    void guestThatDropsDestroys() {
        call("make", 3);
        call("drop");
        assertThat(destroyed).containsExactly(3L);
    }

    @Test
    void borrowMustBeDroppedBeforeTheCallReturns() {
        HostResource mine = type.create(5L);
        assertThat(call("borrowed-value", mine)).isEqualTo(5L);
        assertThat(mine.isOpen()).isTrue();
        assertThat(destroyed).isEmpty();
        assertThatThrownBy(() -> call("forget-borrow", mine))
                .hasMessage("borrow handles still remain at the end of the call");
    }

    @Test
    void borrowCannotBeGivenAway() {
        assertThatThrownBy(() -> call("consume-borrow", type.create(5L)))
                .hasMessageContaining("cannot lift own resource from a borrow");
    }

    @Test
    void lentHandleCannotBeGivenAwayInTheSameCall() {
        call("make", 1);
        assertThatThrownBy(() -> call("both")).hasMessage("cannot remove owned resource while borrowed");
    }

    @Test
    void resourceOfAnotherHostTypeIsRejected() {
        HostResource other = HostResourceType.of("thing", o -> {
        }).create(1L);
        assertThatThrownBy(() -> call("keep", other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(user.poisoned()).isFalse();
    }

    @Test
    void wrongResultOfTheHostNamesTheImport() {
        ComponentInstance broken = Guests.instantiate("user", new Linker().define("test:res/things@0.2.0",
                HostInstance.builder().resource("thing", type).function("make", (call, args) -> "no resource")
                        .function("[method]thing.value", (call, args) -> 0).function("consume", (call, args) -> 0)
                        .function("both", (call, args) -> 0).build()));
        assertThatThrownBy(() -> broken.function("make").call(1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test:res/things@0.2.0#make").hasMessageContaining("expected resource thing");
    }
}
