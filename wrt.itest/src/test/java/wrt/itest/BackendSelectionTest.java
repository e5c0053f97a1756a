// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;

/**
 * The platform backend follows the name of the operating system, and everything resolves whatever that name is.
 *
 * <p>A plain test with an embedded Felix: each OS name wants a container of its own, Pax Exam gives one for the class.
 */
class BackendSelectionTest {

    private static final String FRAGMENT = "wrt.platform.linux";

    /** What the engine says of itself, and whether a component runs. */
    static final class Ask implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Engine engine = Services.get(context, Engine.class);
            Deployer deployer = Services.get(context, Deployer.class);
            Vehicle vehicle = new Vehicle(context, deployer);
            deployer.deploy("add", Examples.bytes("micro/add.wasm"));
            Object sum = vehicle.service("add").call("add", 40, 2);
            String capabilities = engine.capabilities().toString();
            return List.of(engine.platform(), String.valueOf(sum), capabilities);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qnx", "macosx", "vxworks", "plan9"})
    void elsewhereTheFragmentStaysAwayAndTheJavaBackendRuns(String osName) throws Exception {
        try (Container container = start(osName)) {
            assertThat(notStarted(container)).isEmpty();
            assertThat(fragment(container).getState()).isEqualTo(Bundle.INSTALLED);

            List<String> answer = container.inside(Ask.class);
            assertThat(answer.get(0)).isEqualTo("java");
            assertThat(answer.get(1)).isEqualTo("42");
            assertThat(answer.get(2)).as("capabilities").isNotEqualTo("[]");
        }
    }

    @Test
    void onLinuxTheFragmentBringsTheLinuxBackend() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the Linux backend runs on Linux alone");
        try (Container container = start("linux")) {
            assertThat(notStarted(container)).isEmpty();
            assertThat(fragment(container).getState()).isEqualTo(Bundle.RESOLVED);

            List<String> answer = container.inside(Ask.class);
            assertThat(answer.get(0)).isEqualTo("linux");
            assertThat(answer.get(1)).isEqualTo("42");
            assertThat(answer.get(2)).contains("affinity", "sched-fifo");
        }
    }

    private static Container start(String osName) throws Exception {
        return Container.start(WorkFolder.empty("BackendSelectionTest-" + osName),
                Map.of(Constants.FRAMEWORK_OS_NAME, osName));
    }

    private static Bundle fragment(Container container) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(FRAGMENT)).findFirst().orElseThrow();
    }

    private static List<String> notStarted(Container container) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> Optional.ofNullable(bundle.getHeaders().get(Constants.FRAGMENT_HOST)).isEmpty())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE).map(Bundle::toString).toList();
    }
}
