// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.osgi.framework.Constants;

/** The assembled container under test: its jars and its settings, as a user gets them. */
final class Distribution {

    private static final Path HOME = Path.of(System.getProperty("wrt.home", "")).toAbsolutePath().normalize();

    private Distribution() {
    }

    /** The jars that the launcher installs, without the console. */
    static List<Path> bundles() {
        return jars("bundle");
    }

    /** The jars that make the shell interactive. */
    static List<Path> console() {
        return jars("console");
    }

    /** The bundle with a scheduling policy that is not part of the platform. */
    static Path foreignPolicy() {
        return HOME.resolve("demo/wrt.example.policy.jar");
    }

    /** The framework properties of the distribution, but for where it finds its bundles and keeps its files. */
    static Map<String, String> settings() {
        Properties file = new Properties();
        try (var in = Files.newBufferedReader(HOME.resolve("conf/config.properties"))) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("no assembled container in " + HOME + ": build wrt.dist first", e);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String key : file.stringPropertyNames()) {
            if (!key.startsWith("felix.auto.") && !key.equals(Constants.FRAMEWORK_STORAGE)) {
                settings.put(key, file.getProperty(key));
            }
        }
        return settings;
    }

    /** Whether a jar is a fragment, which is installed but never started. */
    static boolean isFragment(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Constants.FRAGMENT_HOST) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> jars(String folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(HOME.resolve(folder), "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException("no assembled container in " + HOME + ": build wrt.dist first", e);
        }
        jars.sort(null);
        return jars;
    }
}
