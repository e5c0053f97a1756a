// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of traps, by this runtime's messages and by where the reference traps. */
final class TrapKinds {

    /**
     * A kind.
     *
     * @param name what is wrong
     * @param message a part of this runtime's message
     * @param place a part of the reference's function and line
     */
    private record Kind(String name, Pattern message, Pattern place) {
    }

    private static final List<Kind> KINDS = List.of();

    private TrapKinds() {
    }

    static @Nullable String ofMessage(@Nullable String message) {
        return message == null
                ? null
                : KINDS.stream().filter(k -> k.message.matcher(message).find()).map(Kind::name).findFirst()
                        .orElse(null);
    }

    static @Nullable String ofPlace(@Nullable String place) {
        return place == null
                ? null
                : KINDS.stream().filter(k -> k.place.matcher(place).find()).map(Kind::name).findFirst().orElse(null);
    }
}
