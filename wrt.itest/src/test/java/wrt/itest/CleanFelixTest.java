// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.felix.fileinstall.ArtifactInstaller;
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
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;
import wrt.api.scheduling.SchedulingPolicy;

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

    @Test
    public void theFragmentIsAttachedOnItsOwnSystemOnly() {
        Bundle fragment = bundles().filter(bundle -> bundle.getSymbolicName().equals("wrt.platform.linux")).findFirst()
                .orElseThrow();

        assertThat(fragment.getState() == Bundle.RESOLVED).isEqualTo(System.getProperty("os.name").equals("Linux"));
    }

    @Test
    public void theServicesOfThePlatformAreThere() {
        Services.get(context, Deployer.class);
        Services.get(context, Engine.class);
        Await.until("components can be dropped as files", () -> has(ArtifactInstaller.class, "(objectClass=*)"));
        for (String policy : List.of("cooperative", "round-robin", "priority")) {
            Await.until("there is the policy " + policy,
                    () -> has(SchedulingPolicy.class, "(" + SchedulingPolicy.POLICY_NAME + "=" + policy + ")"));
        }
        for (String command : List.of("ps", "deploy", "undeploy", "inspect", "call", "policy", "top", "platform")) {
            Await.until("there is the command " + command,
                    () -> has(null, "(&(osgi.command.scope=wrt)(osgi.command.function=" + command + "))"));
        }
    }

    @Test
    public void everyDsComponentOfThePlatformIsSatisfied() {
        Services.get(context, Engine.class);
        ServiceComponentRuntime runtime = Services.get(context, ServiceComponentRuntime.class);
        List<String> unsatisfied = runtime.getComponentDescriptionDTOs().stream()
                .filter(description -> description.bundle.symbolicName.startsWith("wrt."))
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream())
                .filter(configuration -> configuration.state != ComponentConfigurationDTO.ACTIVE
                        && configuration.state != ComponentConfigurationDTO.SATISFIED)
                .map(configuration -> configuration.description.name + " is in state " + configuration.state).toList();

        assertThat(unsatisfied).isEmpty();
    }

    @Test
    public void theConfigurationsAreDescribed() {
        MetaTypeInformation described = Services.get(context, MetaTypeService.class)
                .getMetaTypeInformation(bundles().filter(bundle -> bundle.getSymbolicName().equals("wrt.engine"))
                        .findFirst().orElseThrow());

        assertThat(described.getPids()).contains("wrt.engine");
        assertThat(described.getFactoryPids()).contains("wrt.component");
    }

    @Test
    public void startingLogsNoWarning() {
        Services.get(context, Engine.class);
        List<String> warnings = Collections.list(Services.get(context, LogReaderService.class).getLog()).stream()
                .filter(entry -> LogLevel.WARN.implies(entry.getLogLevel()))
                .map(entry -> entry.getBundle() + " " + entry.getLogLevel() + ": " + entry.getMessage()).toList();

        assertThat(warnings).isEmpty();
    }

    private boolean has(Class<?> type, String filter) throws InvalidSyntaxException {
        return context.getServiceReferences(type == null ? null : type.getName(), filter) != null;
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
