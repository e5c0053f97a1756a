// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the answer of the first call. */
final class StartBench implements Bench {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "process start to first call";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i <= effort.iterations(); i++) {
            long start = System.nanoTime();
            Process process = ChildJvm.of(FirstCall.class).start();
            try (BufferedReader out = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String answer = out.readLine();
                if (!"5".equals(answer)) {
                    throw new IllegalStateException("the first call answered " + answer + ", not 5");
                }
                times.add((System.nanoTime() - start) / 1e6);
                while (out.readLine() != null) {
                    // Until the process ends.
                }
            }
            process.waitFor();
        }
        times.removeFirst();
        times.sort(null);
        return List.of(Result.of("process start to first call, median", "ms", times.get(times.size() / 2)));
    }
}
