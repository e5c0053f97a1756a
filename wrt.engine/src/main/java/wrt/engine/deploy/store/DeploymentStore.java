// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what is deployed in a directory: the bytes by digest, and a properties file for each name.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class DeploymentStore {

    private static final String SETTING = "setting.";
    private static final String SUFFIX = ".properties";

    private final Path components;
    private final Path records;
    private final Map<String, DeploymentRecord> known = new TreeMap<>();
    private boolean complete = true;

    /**
     * Opens the store; what cannot be read is reported and left where it is.
     *
     * @param directory created if it is not there
     * @param problems takes a message for each record that cannot be read
     */
    public DeploymentStore(Path directory, Consumer<String> problems) {
        components = directory.resolve("components");
        records = directory.resolve("deployments");
        try {
            Files.createDirectories(components);
            Files.createDirectories(records);
            for (Path file : list(records, SUFFIX)) {
                try {
                    DeploymentRecord record = read(file);
                    known.put(record.name(), record);
                } catch (IOException | IllegalArgumentException e) {
                    complete = false;
                    problems.accept(file + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the deployment store " + directory + " cannot be opened: " + e, e);
        }
    }

    /** What is deployed, by name. */
    public synchronized List<DeploymentRecord> records() {
        return List.copyOf(known.values());
    }

    /** What is deployed under a name. */
    public synchronized Optional<DeploymentRecord> record(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /**
     * The bytes of a deployment.
     *
     * @throws IOException if they are not there or are not what the digest says
     */
    public byte[] bytes(DeploymentRecord record) throws IOException {
        byte[] bytes = Files.readAllBytes(file(record.digest()));
        String digest = Digest.of(bytes);
        if (!digest.equals(record.digest())) {
            throw new IOException("the stored bytes are damaged: digest " + digest + " instead of " + record.digest());
        }
        return bytes;
    }

    /** Keeps a deployment in place of the one of the same name. */
    public synchronized void put(DeploymentRecord record, byte[] bytes) {
        try {
            Path file = file(record.digest());
            if (!Files.exists(file) || Files.size(file) != bytes.length) {
                AtomicFile.write(file, bytes);
            }
            AtomicFile.write(records.resolve(record.name() + SUFFIX), write(record));
            known.put(record.name(), record);
            collect();
        } catch (IOException e) {
            throw new UncheckedIOException("the deployment " + record.name() + " cannot be stored: " + e.getMessage(),
                    e);
        }
    }

    /** Forgets a deployment. */
    public synchronized void remove(String name) {
        try {
            Files.deleteIfExists(records.resolve(name + SUFFIX));
            known.remove(name);
            collect();
        } catch (IOException e) {
            throw new UncheckedIOException("the deployment " + name + " cannot be forgotten: " + e.getMessage(), e);
        }
    }

    private void collect() throws IOException {
        if (!complete) {
            return; // a record that could not be read may need any of the files
        }
        Set<String> used = known.values().stream().map(DeploymentRecord::digest).collect(Collectors.toSet());
        for (Path file : list(components, ".wasm")) {
            String name = file.getFileName().toString();
            if (!used.contains(name.substring(0, name.length() - ".wasm".length()))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(String digest) {
        return components.resolve(digest + ".wasm");
    }

    private static List<Path> list(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix)).sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static byte[] write(DeploymentRecord record) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("name", record.name());
        properties.setProperty("digest", record.digest());
        if (record.origin() instanceof Origin.Folder folder) {
            properties.setProperty("file", folder.file().toString());
        }
        record.settings().forEach((key, value) -> properties.setProperty(SETTING + key, value));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static DeploymentRecord read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        Map<String, String> settings = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(SETTING)) {
                settings.put(key.substring(SETTING.length()), properties.getProperty(key));
            }
        }
        String origin = properties.getProperty("file");
        return new DeploymentRecord(required(properties, "name"), required(properties, "digest"),
                origin == null ? new Origin.Api() : new Origin.Folder(Path.of(origin)), settings);
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("it does not state " + key);
        }
        return value;
    }
}
