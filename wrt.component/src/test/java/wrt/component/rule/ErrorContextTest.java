// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.api.value.ErrorContext;

/** {@code error-context.*}. */
class ErrorContextTest {

    private static Play play(String code) {
        return new Play(new Guest().data(64, "it broke").stackful("run", "async func() -> string", code));
    }

    @Test
    void itsMessageCanBeRead() {
        assertThat(play("""
                e = error-context.new 64 8
                error-context.debug-message e 128
                task.return [128] [132]""").call("run")).isEqualTo("it broke");
    }

    @Test
    void afterItIsDroppedItIsGone() {
        for (String use : List.of("error-context.drop e", "error-context.debug-message e 128")) {
            assertThat(play("e = error-context.new 64 8\nerror-context.drop e\n" + use).trap("run")).as(use)
                    .contains("unknown handle index");
        }
    }

    @Test
    void onlyErrorContextsAreReadAndDropped() {
        for (String use : List.of("error-context.drop s", "error-context.debug-message s 128")) {
            assertThat(play("s = waitable-set.new\n" + use).trap("run")).as(use).contains("error context");
        }
    }

    @Test
    void aMessageIsInsideOfMemory() {
        assertThat(play("e = error-context.new 131070 8").trap("run")).contains("out of bounds");
        assertThat(play("e = error-context.new 64 8\nerror-context.debug-message e 131068").trap("run"))
                .contains("out of bounds");
        assertThat(play("e = error-context.new 64 8\nerror-context.debug-message e 66").trap("run"))
                .contains("not aligned");
    }

    @Test
    void itGoesToTheHostAndIsStillTheGuests() {
        Guest guest = new Guest().data(64, "it broke").stackful("run", "async func() -> error-context", """
                $e = error-context.new 64 8
                task.return $e""").sync("again", "func() -> error-context", "return $e");
        Play play = new Play(guest);
        assertThat(play.call("run")).isEqualTo(new ErrorContext("it broke"));
        assertThat(play.call("again")).isEqualTo(new ErrorContext("it broke"));
    }

    @Test
    void itGoesFromGuestToGuest() {
        Guest callee = new Guest().callback("read", "async func(e: error-context) -> string", """
                error-context.debug-message e 128
                error-context.drop e
                task.return [128] [132]
                exit""", "trap");
        Guest caller = new Guest().data(64, "it broke").imports("read", "async func(e: error-context) -> string")
                .stackful("run", "async func() -> string", """
                        e = error-context.new 64 8
                        p = async read e 256
                        error-context.drop e
                        task.return [256] [260]""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo("it broke");
    }
}
