// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The targets of {@link FuzzTest} under Jazzer, which follows coverage: {@code mvn -pl wrt.component -am verify -Pfuzz
 * -Dwrt.fuzz.target=components -Dwrt.fuzz.seconds=600}. Where a target is steered by choices, what Jazzer changes are the
 * decisions of the generator.
 */
public final class GuidedFuzz {

    private static final int SEEDS = 200;
    private static final int CHOICES = 2000;
    private static final int GUESTS = 16;

    private static final String TARGET = System.getProperty("wrt.fuzz.target", "components");
    private static final Consumer<byte[]> RUN = run();

    private GuidedFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        RUN.accept(input);
    }

    private static Consumer<byte[]> run() {
        return switch (TARGET) {
            case "components" -> LoadTarget::run;
            case "modules" -> bytes -> CoreTarget.run(bytes, false);
            case "calls" -> {
                CallTarget target = new CallTarget(GUESTS);
                yield choices -> target.run(new Choices(choices));
            }
            case "async" -> {
                AsyncTarget target = new AsyncTarget();
                yield choices -> target.run(new Choices(choices));
            }
            case "values" -> choices -> WaveTarget.run(new Choices(choices));
            default -> throw new IllegalArgumentException(
                    "unknown target " + TARGET + "; there are components, modules, calls, async, values");
        };
    }

    /** Writes the seeds and hands over to Jazzer; the first argument is the corpus directory, the others are options. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Path corpus = Files.createDirectories(Path.of(args[0], TARGET));
        int number = 0;
        for (byte[] seed : seeds()) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
        List<String> options = new ArrayList<>(List.of("--target_class=" + GuidedFuzz.class.getName(),
                "--instrumentation_includes=wrt.**", "--custom_hook_includes=wrt.none", "--reproducer_path=" + args[0],
                "-artifact_prefix=" + args[0] + "/", "-rss_limit_mb=0", "-max_len=8192", "-seed=1"));
        options.addAll(Arrays.asList(args).subList(1, args.length));
        options.add(corpus.toString());
        // The library is there in the profile only.
        try {
            Class.forName("com.code_intelligence.jazzer.Jazzer").getMethod("main", String[].class)
                    .invoke(null, (Object) options.toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        switch (TARGET) {
            case "components" -> {
                seeds.addAll(Seeds.components());
                for (int i = 0; i < SEEDS; i++) {
                    seeds.add(ComponentGenerator.component(new Random(i)));
                }
            }
            case "modules" -> seeds.addAll(Seeds.modules());
            default -> {
                for (int i = 0; i < SEEDS; i++) {
                    byte[] choices = new byte[CHOICES];
                    new Random(i).nextBytes(choices);
                    seeds.add(choices);
                }
            }
        }
        return seeds;
    }
}
