// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.io.Console;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Gives the interactive shell a terminal that can move the cursor and complete words.
 *
 * <p>JLine finds the kinds of terminals through the context class loader of the thread that asks. In a container that is
 * the launcher's, which sees no bundle, so the shell would get a dumb terminal. This builds the terminal before the
 * shell starts, with JLine's own loader, and leaves it where the shell's own request is answered with it.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {})
public final class ConsoleTerminal {

    private static final System.Logger LOG = System.getLogger(ConsoleTerminal.class.getName());

    private final boolean given;

    /** Builds the terminal, if there is one and the shell may be there. */
    @Activate
    public ConsoleTerminal() {
        given = isInteractive(System.console()) && give();
    }

    private static boolean isInteractive(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    private static boolean give() {
        try {
            JLine.give();
            return true;
        } catch (NoClassDefFoundError e) {
            // A container without the interactive shell has no JLine.
            return false;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no terminal for the shell", e);
            return false;
        }
    }

    /** The next shell asks for itself again. */
    @Deactivate
    void deactivate() {
        if (given) {
            JLine.takeBack();
        }
    }

    /** Apart, since its classes are there only with the interactive shell. */
    private static final class JLine {

        // The setting is deprecated as it is for all of the process; so is the console.
        @SuppressWarnings("deprecation")
        static void give() throws IOException {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
            try {
                // The same settings as the shell's own.
                TerminalBuilder.setTerminalOverride(TerminalBuilder.builder().name("gogo").system(true)
                        .nativeSignals(true).signalHandler(Terminal.SignalHandler.SIG_IGN).build());
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @SuppressWarnings("deprecation")
        static void takeBack() {
            TerminalBuilder.setTerminalOverride(null);
        }
    }
}
