// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import wrt.conformance.UsageException;
import wrt.conformance.oracle.play.Trace;
import wrt.conformance.oracle.program.Program;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/**
 * Compares this runtime with the reference implementation, from the command line.
 *
 * <p>Concurrency: one thread runs programs here and sends traces, the caller's reads what the reference says.
 */
public final class OracleMain {

    private static final int AHEAD = 64;
    private static final int SHRINKING = 1000;

    private final PrintStream out;
    private final PrintStream err;

    /**
     * A command.
     *
     * @param out for results
     * @param err for errors
     */
    public OracleMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    private record Played(Program program, Trace trace) {
    }

    /**
     * Runs a command line.
     *
     * @param args the command line
     * @return 0 if the reference agreed to all, 1 if it did not, 2 for wrong usage
     */
    public int run(String... args) {
        OracleCommand command = new OracleCommand();
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().width(100);
        try {
            line.parseArgs(args);
            if (command.help) {
                line.usage(out, Ansi.OFF);
                return 0;
            }
            if (command.programs < 1) {
                throw new UsageException("--programs must be at least 1, not " + command.programs);
            }
            return compare(command);
        } catch (ParameterException | UsageException e) {
            err.println("wrt: conformance oracle: " + e.getMessage());
            err.println("Try './wrt conformance oracle --help'.");
            return 2;
        }
    }

    private int compare(OracleCommand command) {
        CoreCompiler compiler = CoreCompiler
                .create(CoreConfig.defaults().withCacheDirectory(command.cache.resolve("code")));
        Oracle oracle = new Oracle(compiler);
        Tally tally = new Tally();
        try (Reference reference = Reference.start(command.definitions, command.python)) {
            all(command, oracle, reference, tally);
            OracleReport report = new OracleReport(out);
            Shrinker shrinker = new Shrinker(oracle, reference, SHRINKING);
            if (command.json) {
                out.println(OracleReport.json(tally));
            } else {
                tally.differences.stream().limit(command.show).forEach(d -> report.difference(shrinker.shrink(d)));
                report.end(tally);
            }
        }
        return tally.agreed == tally.programs ? 0 : 1;
    }

    private void all(OracleCommand command, Oracle oracle, Reference reference, Tally tally) {
        BlockingQueue<Played> asked = new ArrayBlockingQueue<>(AHEAD);
        FutureTask<Void> player = new FutureTask<>(() -> {
            for (int i = 0; i < command.programs; i++) {
                Program program = Oracle.program(command.seed + i);
                Trace trace = oracle.play(program);
                asked.put(new Played(program, trace));
                reference.ask(oracle.world(program), trace);
            }
            return null;
        });
        Thread.ofPlatform().name("player").daemon().start(player);
        try {
            while (tally.programs < command.programs) {
                Played next = asked.poll(1, java.util.concurrent.TimeUnit.SECONDS);
                if (next == null) {
                    if (player.isDone()) {
                        player.get();
                    }
                    continue;
                }
                take(command, next, reference.answer(), tally);
            }
            player.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "program " + (command.seed + tally.programs) + " or one behind it cannot be run", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(OracleCommand command, Played played, Reference.Answer answer, Tally tally) {
        if (command.trace) {
            played.trace.entries().forEach(out::println);
        }
        tally.add(played.trace, answer);
        Difference difference = Oracle.difference(played.program, played.trace, answer);
        if (difference == null) {
            tally.agreed++;
        } else if (tally.kinds.merge(difference.kind(), 1, Integer::sum) == 1) {
            tally.differences.add(difference);
        }
        if (!command.json && tally.programs % 1000 == 0) {
            err.println(tally.programs + " programs, the reference agreed to " + tally.agreed);
        }
    }
}
