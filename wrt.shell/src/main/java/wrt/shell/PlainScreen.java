// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;

/** A stream of text: one display below the other, and any input counts as a key. */
final class PlainScreen implements Screen {

    private static final long POLL_MILLIS = 20;

    private final PrintStream out;
    private final InputStream keyboard;

    PlainScreen(PrintStream out, InputStream keyboard) {
        this.out = out;
        this.keyboard = keyboard;
    }

    @Override
    public void show(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public boolean keyWithin(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (pressed()) {
                return true;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return pressed();
    }

    private boolean pressed() {
        try {
            return keyboard.available() > 0;
        } catch (IOException e) {
            // No keyboard: nobody can press a key.
            return false;
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
