// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.List;
import java.util.Set;

/**
 * Whether a trap is the expected one. Its message has to contain the expected text, or both have to be wordings of one
 * trap: suites of different dates and authors name some traps differently.
 *
 * <p>Source: Wasmtime, crate wast, {@code assert_trap}, for the first four.
 */
final class TrapText {

    private static final List<Set<String>> SAME = List.of(
            Set.of("cannot write"),
            Set.of("cannot read"),
            Set.of("null function", "uninitialized element", "null reference"),
            Set.of("uninitialized element"),
            Set.of("undefined element", "out of bounds table access"),
            Set.of("uncaught exception", "thrown Wasm exception"),
            Set.of("backpressure counter overflow", "backpressure counter underflow"),
            Set.of("invalid debug message pointer", "pointer out of bounds of memory"));

    private TrapText() {
    }

    static boolean matches(String expected, String actual) {
        return actual.contains(expected) || SAME.stream()
                .anyMatch(words -> words.stream().anyMatch(expected::contains)
                        && words.stream().anyMatch(actual::contains));
    }
}
