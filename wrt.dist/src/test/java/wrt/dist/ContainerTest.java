// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

class ContainerTest {
    @Test
    void everyBundleOfTheContainerStarts(@TempDir Path storage) throws Exception {
        Framework framework = new FrameworkFactory().newFramework(configuration(storage));
        framework.start();
        try {
            List<Bundle> installed = new ArrayList<>();
            for (Path jar : Finished.jars("bundle")) {
                installed.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
            }
            List<String> failures = new ArrayList<>();
            for (Bundle bundle : installed) {
                start(bundle, failures);
            }
            assertThat(failures).isEmpty();
            assertThat(installed).isNotEmpty().filteredOn(b -> !fragment(b)).allSatisfy(
                    b -> assertThat(b.getState()).as(b.getSymbolicName()).isEqualTo(Bundle.ACTIVE));
            assertThat(installed).filteredOn(b -> fragment(b) && b.getState() == Bundle.RESOLVED)
                    .as("of the platforms' fragments the one of this system attaches")
                    .extracting(Bundle::getSymbolicName).containsExactly("wrt.platform." + system());
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static void start(Bundle bundle, List<String> failures) {
        if (fragment(bundle)) {
            return;
        }
        try {
            bundle.start();
        } catch (BundleException e) {
            failures.add(bundle.getSymbolicName() + ": " + e.getMessage());
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name;
    }

    private static boolean fragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }

    /** The container's own configuration, with storage and load folder in the given directory. */
    private static Map<String, String> configuration(Path directory) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Finished.HOME.resolve("conf/config.properties"))) {
            properties.load(reader);
        }
        properties.setProperty(Constants.FRAMEWORK_STORAGE, directory.resolve("felix-cache").toString());
        properties.setProperty("felix.fileinstall.dir", directory.resolve("load").toString());
        properties.setProperty("felix.fileinstall.tmpdir", directory.resolve("tmp").toString());
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(n -> n, properties::getProperty));
    }
}
