// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Every bundle of the distribution resolves and starts in a clean Felix, and brings the services that it promises. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CleanFelixTest {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(CleanFelixTest.class);
    }

    @Test
    public void everyBundleIsActive() {
        List<String> idle = bundles().filter(bundle -> !isFragment(bundle) && !isConsole(bundle))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle + " is in state " + bundle.getState()).toList();

        assertThat(idle).isEmpty();
    }

    @Test
    public void theConsoleResolves() {
        List<Bundle> console = bundles().filter(CleanFelixTest::isConsole).toList();

        assertThat(console).hasSize(2);
        assertThat(context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(console)).isTrue();
    }

    private Stream<Bundle> bundles() {
        return Arrays.stream(context.getBundles());
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }

    private static boolean isConsole(Bundle bundle) {
        return List.of("org.jline", "org.apache.felix.gogo.jline").contains(bundle.getSymbolicName());
    }
}
