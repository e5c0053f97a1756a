// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;

/** The terminal of the interactive shell: each display replaces the one before, cut to the size of the window. */
final class TerminalScreen implements Screen {

    private final Terminal terminal;
    private final Attributes before;

    private TerminalScreen(Terminal terminal) {
        this.terminal = terminal;
        // Keys arrive at once; Ctrl-C still interrupts.
        this.before = terminal.enterRawMode();
    }

    /**
     * A screen on a terminal.
     *
     * @param terminal what the session calls its terminal
     * @param otherwise the screen to use if it is of a kind that is not known
     * @return the screen
     */
    static Screen of(Object terminal, Screen otherwise) {
        return terminal instanceof Terminal known ? new TerminalScreen(known) : otherwise;
    }

    @Override
    public void show(String text) {
        terminal.puts(InfoCmp.Capability.clear_screen);
        int width = terminal.getWidth();
        int height = terminal.getHeight();
        text.lines().limit(height > 1 ? height - 1 : Long.MAX_VALUE)
                .forEach(line -> terminal.writer().println(
                        width > 0 && line.length() > width ? line.substring(0, width) : line));
        terminal.flush();
    }

    @Override
    public boolean keyWithin(Duration time) throws InterruptedException {
        try {
            int key = terminal.reader().read(Math.max(1, time.toMillis()));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return key != NonBlockingReader.READ_EXPIRED;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
        terminal.flush();
    }
}
