// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RunDescriptorTest {
    @Test
    void theContainerHoldsExactlyTheBundlesThatWereResolved() throws IOException {
        assertThat(symbolicNames("bundle", "console")).containsExactlyInAnyOrderElementsOf(resolved("wrt.bndrun"));
    }

    @Test
    void theDemonstrationAddsItsOwnBundlesOnly() throws IOException {
        assertThat(symbolicNames("bundle", "console", "demo"))
                .containsExactlyInAnyOrderElementsOf(resolved("demo.bndrun"));
    }

    private static List<String> symbolicNames(String... directories) throws IOException {
        List<String> names = new ArrayList<>();
        for (String directory : directories) {
            Finished.jars(directory).forEach(jar -> names.add(Finished.header(jar, "Bundle-SymbolicName")));
        }
        return names;
    }

    private static List<String> resolved(String descriptor) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Finished.ROOT.resolve("cnf").resolve(descriptor))) {
            properties.load(reader);
        }
        // A version range holds a comma of its own, so the entries are told apart by the one before their name.
        return Stream.of(properties.getProperty("-runbundles").split("',")).map(e -> e.replaceAll(";.*", "").strip())
                .toList();
    }
}
