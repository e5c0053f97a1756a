// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of one class and hands out their scores by method and parameters. */
final class Jmh {

    /** One score: average time in ns, and bytes allocated, for each operation. */
    record Score(double nanos, double bytes) {
    }

    private final Map<String, Score> scores = new LinkedHashMap<>();

    private Jmh() {
    }

    static Jmh run(Class<?> benchmarks, Effort effort) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + benchmarks.getName() + "\\.")
                .mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS).forks(effort.forks())
                .warmupIterations(effort.warmups()).warmupTime(TimeValue.milliseconds(effort.millis()))
                .measurementIterations(effort.iterations()).measurementTime(TimeValue.milliseconds(effort.millis()))
                .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).shouldFailOnError(true);
        Jmh jmh = new Jmh();
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            Map<String, String> parameters = new TreeMap<>();
            result.getParams().getParamsKeys().forEach(key -> parameters.put(key, result.getParams().getParam(key)));
            String method = result.getParams().getBenchmark();
            double bytes = result.getSecondaryResults().containsKey("gc.alloc.rate.norm")
                    ? result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()
                    : 0;
            jmh.scores.put(
                    key(method.substring(method.lastIndexOf('.') + 1), parameters.values().toArray(String[]::new)),
                    new Score(result.getPrimaryResult().getStatistics().getPercentile(50), bytes));
        }
        return jmh;
    }

    /** The score of a method with the values of its parameters, in the alphabetical order of their names. */
    Score score(String method, String... parameters) {
        Score score = scores.get(key(method, parameters));
        if (score == null) {
            throw new IllegalStateException("no score for " + key(method, parameters) + " among " + scores.keySet());
        }
        return score;
    }

    private static String key(String method, String... parameters) {
        return method + "(" + String.join(",", parameters) + ")";
    }
}
