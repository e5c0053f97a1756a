// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Ends the container with an exit code, once the console is back at its prompt.
 *
 * <p>The interactive shell offers {@code System.exit} as {@code exit}. That waits for the container, which waits for the
 * shell, which is interrupted and says so. The scope is Gogo's own, as the shell looks there first.
 *
 * <p>Concurrency: called on the thread of a session; the end comes from one of its own.
 */
@Component(service = ExitCommand.class)
@GogoCommand(scope = "gogo", function = "exit")
public final class ExitCommand {

    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final IntConsumer end;

    /** Ends this Java virtual machine. */
    @Activate
    public ExitCommand() {
        this(System::exit);
    }

    ExitCommand(IntConsumer end) {
        this.end = end;
    }

    /** Ends with exit code 0. */
    @Descriptor("end the container")
    public void exit(CommandSession session) {
        exit(session, 0);
    }

    /** Ends with an exit code. */
    @Descriptor("end the container with an exit code, 0 to 255")
    public void exit(CommandSession session, @Descriptor("exit code") int code) {
        Thread.ofPlatform().name("wrt-exit").start(() -> {
            long begun = System.nanoTime();
            while (session.foregroundJob() != null && System.nanoTime() - begun < PATIENCE_NANOS) {
                LockSupport.parkNanos(1_000_000);
            }
            end.accept(code);
        });
    }
}
