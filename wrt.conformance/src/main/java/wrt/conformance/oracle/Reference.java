// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wrt.conformance.UsageException;
import wrt.conformance.oracle.play.Trace;
import wrt.conformance.oracle.world.World;
import wrt.conformance.oracle.world.WorldText;

/**
 * The reference implementation in a process of its own, which is given traces and says whether it agrees.
 *
 * <p>Concurrency: one thread may ask while another one reads answers.
 */
public final class Reference implements AutoCloseable {

    private static final String FOLLOWER = "follow.py";

    /**
     * What the reference says to a trace.
     *
     * @param agrees whether everything is as in the trace
     * @param at the entry that is not
     * @param why what the reference has there; null if it agrees
     * @param trap where the reference trapped, or null
     * @param rules the rules that explained differences, with how often
     * @param repairs assertions of the reference that did not hold by its own rules, with how often
     */
    public record Answer(boolean agrees, int at, @Nullable String why, @Nullable String trap,
            Map<String, Integer> rules,
            Map<String, Integer> repairs) {
    }

    private final Gson gson = new GsonBuilder().serializeNulls().create();
    private final Path directory;
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;
    private final Set<Integer> known = new HashSet<>();

    private Reference(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param definitions the reference's definitions.py
     * @param python the command
     * @throws UsageException if that does not work
     */
    public static Reference start(Path definitions, String python) {
        if (!Files.isRegularFile(definitions)) {
            throw new UsageException("no such file: " + definitions
                    + "; wanted is definitions.py of the component-model repository, design/mvp/canonical-abi");
        }
        try (InputStream follower = Reference.class.getResourceAsStream(FOLLOWER)) {
            Path directory = Files.createTempDirectory("wrt-oracle");
            Path script = directory.resolve(FOLLOWER);
            Files.write(script, java.util.Objects.requireNonNull(follower).readAllBytes());
            ProcessBuilder builder = new ProcessBuilder(python, "-B", script.toString(),
                    definitions.toAbsolutePath().toString());
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            Path errors = directory.resolve("errors");
            builder.redirectError(errors.toFile());
            Reference reference = new Reference(directory, begin(builder, python));
            if (reference.from.readLine() == null) {
                String said = Files.readString(errors).strip();
                reference.close();
                throw new UsageException(definitions + " is no reference implementation that can be followed: "
                        + said.substring(said.lastIndexOf('\n') + 1));
            }
            return reference;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process begin(ProcessBuilder builder, String python) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UsageException(
                    "'" + python + "' cannot be run: Python 3.10 or newer is needed (--python says which)");
        }
    }

    /** Asks about a trace; the answer comes in turn. */
    public void ask(World world, Trace trace) {
        try {
            if (known.add(world.number())) {
                JsonObject types = new JsonObject();
                types.addProperty("world", world.number());
                types.add("types", WorldText.of(world));
                to.write(gson.toJson(types));
                to.newLine();
            }
            JsonObject question = new JsonObject();
            question.addProperty("world", world.number());
            JsonArray entries = new JsonArray();
            trace.entries().forEach(entries::add);
            question.add("trace", entries);
            to.write(gson.toJson(question));
            to.newLine();
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the reference has ended", e);
        }
    }

    /** The next answer; waits for it. */
    public Answer answer() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the reference has ended: " + Files.readString(directory.resolve("errors")));
            }
            JsonObject answer = JsonParser.parseString(line).getAsJsonObject();
            return new Answer(answer.get("ok").getAsBoolean(), answer.get("at").getAsInt(), text(answer.get("why")),
                    text(answer.get("trap")), counts(answer, "rules"), counts(answer, "repairs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> counts(JsonObject answer, String name) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        answer.getAsJsonObject(name).entrySet().forEach(e -> counts.put(e.getKey(), e.getValue().getAsInt()));
        return counts;
    }

    private static @Nullable String text(@Nullable JsonElement element) {
        return element == null ? null : element.getAsString();
    }

    @Override
    public void close() {
        try {
            to.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
            }
            Files.deleteIfExists(directory.resolve(FOLLOWER));
            Files.deleteIfExists(directory.resolve("errors"));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
