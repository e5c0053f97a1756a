// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Runs one export from the command line: {@code FILE.wasm EXPORT ARG...}. */
public final class RunMain {

    /** What the host's own frames take of the guest's stack. */
    private static final long HOST_STACK_BYTES = 16 << 20;

    private final PrintStream out;
    private final PrintStream err;

    RunMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Ends the process with 0 after a result, 1 if the guest failed or the file is not valid, 2 for wrong usage.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int exitCode = new RunMain(System.out, System.err).run(args);
        System.out.flush();
        System.exit(exitCode);
    }

    /**
     * Runs a command line.
     *
     * @param args the command line
     * @return the exit code
     */
    int run(String... args) {
        RunCommand command = new RunCommand();
        CommandLine line = new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
        line.getCommandSpec().usageMessage().width(100);
        try {
            line.parseArgs(args);
            if (command.help) {
                line.usage(out, Ansi.OFF);
                return 0;
            }
            command.check();
            print(command, onLargeStack(command));
            return 0;
        } catch (ParameterException e) {
            return tell(command, new Failure(Failure.Kind.USAGE, String.valueOf(e.getMessage()), e));
        } catch (Failure e) {
            return tell(command, e);
        }
    }

    private static Report onLargeStack(RunCommand command) {
        long start = System.nanoTime();
        Program program = command.program();
        long loadNanos = System.nanoTime() - start;
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        // The guest's call depth is limited by the meter; the stack has to be large enough for it.
        Thread thread = new Thread(null, () -> outcome.completeAsync(() -> command.call(program), Runnable::run),
                "guest", HOST_STACK_BYTES + program.stackBytes());
        thread.start();
        boolean hit = !program.reports().isEmpty() && program.reports().stream().allMatch(r -> r.cacheHit());
        try {
            return new Report(outcome.join(), loadNanos, List.copyOf(program.reports()), command.metered(),
                    hit ? "hit" : command.cached() ? "miss" : "off");
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new Failure(Failure.Kind.HOST, String.valueOf(e.getCause()), e);
        }
    }

    private void print(RunCommand command, Report report) {
        out.println(command.json ? report.json() : report.outcome().result());
        if (command.stats) {
            err.println(report.text());
        }
    }

    private int tell(RunCommand command, Failure failure) {
        if (command.json) {
            out.println(Report.json(failure));
        }
        err.println("wrt: " + failure.getMessage());
        if (failure.kind() == Failure.Kind.USAGE) {
            err.println("Try './wrt run --help'.");
        }
        return failure.exitCode();
    }
}
