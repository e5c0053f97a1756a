// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.io.PrintStream;
import java.util.Locale;

/**
 * What the user sees while the demo runs; with {@code --json} it goes to the standard error output.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Screen {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Screen(boolean json) {
        out = json ? System.err : System.out;
    }

    void line(String text) {
        out.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - start) / 1e9, text);
    }

    void raw(String text) {
        out.println(text);
    }
}
