// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Makes Ctrl-C end the command that runs, and nothing else, while it is open.
 *
 * <p>Gogo interrupts the thread that waits for the command as well, so that the user would see an
 * {@code InterruptedException} at once in place of what became of the command.
 *
 * <p>Concurrency: opened and closed by the command's thread; JLine reports the key from another one.
 */
final class CtrlC implements AutoCloseable {

    private final Runnable undo;

    private CtrlC(Runnable undo) {
        this.undo = undo;
    }

    /**
     * Redirects the key.
     *
     * @param terminal what the session calls its terminal, null without the interactive shell
     * @param command the thread to interrupt
     * @return to be closed by that thread, which is not interrupted any more afterwards
     */
    static CtrlC interrupts(@Nullable Object terminal, Thread command) {
        // Without the interactive shell there is no terminal, and perhaps no class of it.
        return new CtrlC(terminal == null ? () -> {
        } : JLine.redirect(terminal, command));
    }

    @Override
    public void close() {
        undo.run();
        Thread.interrupted();
    }

    /** Apart, since its classes are there only with the interactive shell. */
    private static final class JLine {

        static Runnable redirect(Object terminal, Thread command) {
            if (!(terminal instanceof Terminal known)) {
                return () -> {
                };
            }
            Terminal.SignalHandler before = known.handle(Terminal.Signal.INT, signal -> command.interrupt());
            return () -> known.handle(Terminal.Signal.INT, before);
        }
    }
}
