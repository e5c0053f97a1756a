// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The asynchronous half of the Component Model: calls that wait or not, streams, and what a waiting call takes. */
final class AsyncBench implements Bench {

    private static final int WAITING = 100_000;
    private static final String HEAP = "-Xmx256m";
    private static final int JVMS_PER_FORK = 3;

    @Override
    public String name() {
        return "async";
    }

    @Override
    public String purpose() {
        return "asynchronous calls, streams from guest to guest, memory of " + WAITING + " waiting calls";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        Jmh calls = Jmh.run(AsyncCalls.class, effort);
        double chunk = calls.score("bytes").nanos();
        return List.of(Result.of("async export, callback, no wait", "ns", calls.score("immediate").nanos()),
                Result.of("the same, allocation", "B", calls.score("immediate").bytes()),
                Result.of("async export awaiting an import", "ns", calls.score("awaiting").nanos()),
                Result.of("the same, allocation", "B", calls.score("awaiting").bytes()),
                Result.of("the same, import answers at once", "ns", calls.score("answered").nanos()),
                Result.of("stream of bytes, 64 KiB chunks", "GB/s", AsyncCalls.CHUNK_BYTES / chunk),
                Result.of("the same, allocation for each chunk", "B", calls.score("bytes").bytes()),
                Result.of("stream of u32, one at a time", "ns", calls.score("numbers").nanos()),
                Result.of("the same, allocation", "B", calls.score("numbers").bytes()),
                beside(effort),
                Result.of("waiting call, " + WAITING + " in " + HEAP, "B", waiting()));
    }

    // The plain call is a few ns, so a single process may be lucky with either store.
    private static Result beside(Effort effort) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < effort.forks() * JVMS_PER_FORK; i++) {
            double[] figures = ChildJvm.figures(AsyncPair.class, "1000", "1000", Boolean.toString(i % 2 == 0));
            times.add(figures[0]);
            ratios.add(figures[2]);
        }
        return Result.ofRatios("plain call beside " + AsyncPair.WAITING + " waiting ones, to alone", "ns", times,
                ratios);
    }

    private static double waiting() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), WaitingTasks.class.getName(),
                String.valueOf(WAITING)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(WAITING + " calls do not fit in " + HEAP);
        }
        return Double.parseDouble(answer);
    }
}
