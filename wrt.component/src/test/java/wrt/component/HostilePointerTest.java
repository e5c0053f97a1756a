// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class HostilePointerTest {

    private static final long PAGE = 65536;

    private final ComponentInstance guest = Guests.instantiate("hostile");

    private Object call(String function, Object... args) {
        return guest.function(function).call(args);
    }

    private AbstractThrowableAssert<?, ?> trap(String function, Object... args) {
        return assertThatThrownBy(() -> Guests.instantiate("hostile").function(function).call(args))
                .isInstanceOf(ComponentTrapException.class);
    }

    private void poke(int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            call("poke", at + i, bytes[i]);
        }
    }

    @Test
    void stringsOutsideOfTheMemoryTrap() {
        for (String encoding : List.of("utf8", "utf16", "latin1")) {
            trap(encoding, PAGE - 2, 4).hasMessage("string pointer/length out of bounds of memory");
            trap(encoding, 0xFFFF_FFFEL, 4).hasMessage("string pointer/length out of bounds of memory");
            trap(encoding, 0xDEAD_BEEEL, 0).hasMessage("string pointer/length out of bounds of memory");
            trap(encoding, 0, 0x7FFF_FFFF).hasMessage("string pointer/length out of bounds of memory");
            trap(encoding, 0, 0xFFFF_FFFFL).hasMessage("string pointer/length out of bounds of memory");
        }
    }

    @Test
    void emptyStringsMayPointAnywhereInside() {
        assertThat(call("utf8", PAGE, 0)).isEqualTo("");
        assertThat(call("utf16", 0, 0)).isEqualTo("");
    }

    @Test
    void wideStringsHaveToBeAligned() {
        trap("utf16", 1, 0).hasMessage("string pointer not aligned to 2");
        trap("latin1", 1, 0).hasMessage("string pointer not aligned to 2");
    }

    @Test
    void malformedUtf8Traps() {
        int[][] invalid = {{0xFF}, {0x80}, {0xC0, 0x80}, {0xC1, 0xBF}, {0xE0, 0x80, 0x80}, {0xED, 0xA0, 0x80},
            {0xF0, 0x80, 0x80, 0x80}, {0xF4, 0x90, 0x80, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xC3, 0x28}};
        for (int[] bytes : invalid) {
            ComponentInstance fresh = Guests.instantiate("hostile");
            for (int i = 0; i < bytes.length; i++) {
                fresh.function("poke").call(512 + i, bytes[i]);
            }
            assertThatThrownBy(() -> fresh.function("utf8").call(512, bytes.length)).hasMessage("invalid utf-8");
        }
    }

    @Test
    void truncatedUtf8Traps() {
        poke(512, 'a', 0xE2, 0x82);
        assertThatThrownBy(() -> call("utf8", 512, 3)).hasMessage("incomplete utf-8 byte sequence");
    }

    @Test
    void unpairedSurrogatesTrap() {
        poke(512, 0x00, 0xD8);
        assertThatThrownBy(() -> call("utf16", 512, 1)).hasMessageContaining("unpaired surrogate");
    }

    @Test
    void latin1AndTaggedUtf16AreToldApart() {
        poke(512, 0xE9, 0x00);
        assertThat(call("latin1", 512, 1)).isEqualTo("é");
        assertThat(call("latin1", 512, 0x8000_0001L)).isEqualTo("é");
        assertThat(call("latin1", 512, 2)).isEqualTo("é\0");
    }

    @Test
    void listsOutsideOfTheMemoryTrap() {
        trap("words", PAGE - 4, 2).hasMessage("list pointer/length out of bounds of memory");
        trap("words", 0, 0x4000_0000).hasMessage("list pointer/length out of bounds of memory");
        trap("words", 0, 0xFFFF_FFFFL).hasMessage("list pointer/length out of bounds of memory");
        trap("words", 0xFFFF_FFFCL, 1).hasMessage("list pointer/length out of bounds of memory");
        trap("words", 2, 1).hasMessage("list pointer is not aligned");
    }

    @Test
    void stringsInsideOfListsAreChecked() {
        poke(512, 0, 0, 0, 0x80, 1, 0, 0, 0);
        assertThatThrownBy(() -> call("strings", 512, 1))
                .hasMessage("string pointer/length out of bounds of memory");
    }

    @Test
    void listsThatShareMemoryAreNotMultipliedBeyondTheLimit() {
        // 4,000 lists of 30,000 pairs each claim the same 60,000 bytes
        for (int i = 0; i < 4000; i++) {
            poke(8 * i + 1, 1);
            poke(8 * i + 4, 0x30, 0x75);
        }
        assertThatThrownBy(() -> call("nested", 0, 4000)).isInstanceOf(ComponentTrapException.class)
                .hasMessageContaining("values of one call are too large");
    }

    @Test
    void returnPointersAreChecked() {
        trap("at", PAGE - 4).hasMessage("pointer out of bounds of memory");
        trap("at", 0xFFFF_FFFCL).hasMessage("pointer out of bounds of memory");
        trap("at", 2).hasMessage("pointer not aligned");
    }

    @Test
    void discriminantsInMemoryAreChecked() {
        assertThat(call("option", 0, 9)).isEqualTo(Optional.empty());
        assertThat(call("option", 1, 9)).isEqualTo(Optional.of(9L));
        trap("option", 2, 9).hasMessage("invalid variant discriminant: discriminant 2 out of range [0..2)");
    }

    @Test
    void whatReallocReturnsIsChecked() {
        call("force-realloc", 0xFFFF_FFFCL);
        assertThatThrownBy(() -> call("take-words", List.of(1, 2))).hasMessage("realloc return: beyond end of memory");
        ComponentInstance second = Guests.instantiate("hostile");
        second.function("force-realloc").call(2);
        assertThatThrownBy(() -> second.function("take-words").call(List.of(1)))
                .hasMessage("realloc return: result not aligned");
        ComponentInstance third = Guests.instantiate("hostile");
        third.function("force-realloc").call(0xFFFF_FFFFL);
        assertThatThrownBy(() -> third.function("take-text").call(""))
                .hasMessage("realloc return: beyond end of memory");
    }

    @Test
    void allocatorThatMovesTheMemoryIsFollowed() {
        String text = "x".repeat(70_000);
        assertThat(call("echo-utf8", text)).isEqualTo(text);
        assertThat(call("echo-utf8", "after")).isEqualTo("after");
    }

    @Test
    void stringLargerThanTheMemoryTrapsInTheGuestOnly() {
        trap("take-text", "x".repeat(300_000)).hasMessage("realloc return: beyond end of memory");
    }
}
