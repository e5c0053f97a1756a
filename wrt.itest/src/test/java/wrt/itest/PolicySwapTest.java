// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.util.Dictionary;
import java.util.Hashtable;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
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
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LogReaderService;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.engine.Engine;
import wrt.api.engine.PolicyInfo;
import wrt.api.engine.PolicySwap;
import wrt.api.scheduling.SchedulingPolicy;

/** The scheduling policy is swapped while four threads call, by every means there is, and no call is lost. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PolicySwapTest {

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private Engine engine;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private LogReaderService log;

    private Vehicle vehicle;
    private Traffic traffic;
    private String usual;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(PolicySwapTest.class);
    }

    @Before
    public void load() {
        vehicle = new Vehicle(context, deployer);
        usual = active();
        traffic = Traffic.of(vehicle.deploy("brake"), Questions::brake).async(vehicle.deploy("hog"), Questions::burn);
        traffic.awaitCalls(200);
    }

    @After
    public void unload() {
        traffic.close();
        vehicle.clear();
    }

    @Test
    public void aBundleOfAThirdPartyTakesOverByRankingUntilItStops() throws Exception {
        Bundle outsider;
        try (Events events = new Events(context);
                InputStream jar = Files.newInputStream(
                        Distribution.foreignPolicy())) {
            outsider = context.installBundle("third party", jar);
            outsider.start();
            awaitPolicy("least-fuel");
            traffic.awaitCalls(500);
            outsider.stop();
            awaitPolicy(usual);
            traffic.awaitCalls(500);

            assertThat(events.await(DeploymentEvents.POLICY_SWAPPED,
                    event -> "least-fuel".equals(event.getProperty(DeploymentEvents.POLICY)))
                    .getProperty(DeploymentEvents.REASON)).isEqualTo("ranking");
            assertThat(events.await(DeploymentEvents.POLICY_SWAPPED,
                    event -> "least-fuel".equals(event.getProperty(DeploymentEvents.PREVIOUS)))
                    .getProperty(DeploymentEvents.REASON)).isEqualTo("unregistered");
        }
        outsider.uninstall();

        traffic.stop().assertAllAnswered();
    }

    @Test
    public void configurationNamesThePolicy() throws Exception {
        var configuration = configurations.getConfiguration("wrt.engine", "?");
        for (String name : new String[]{"priority", "cooperative", "round-robin"}) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put("policy.target", "(" + SchedulingPolicy.POLICY_NAME + "=" + name + ")");
            configuration.update(properties);
            awaitPolicy(name);
            traffic.awaitCalls(300);
        }
        configuration.delete();
        awaitPolicy(usual);
        traffic.awaitCalls(300);

        traffic.stop().assertAllAnswered();
        assertThat(engine.swaps()).filteredOn(swap -> swap.to().equals("cooperative")).last()
                .extracting(PolicySwap::reason).isEqualTo("configuration");
    }

    @Test
    public void manySwapsInARowLoseNoCall() {
        for (int round = 0; round < 30; round++) {
            var registration = register("hasty", new FifoPolicy.Factory());
            awaitPolicy("hasty");
            registration.unregister();
            awaitPolicy(usual);
        }
        traffic.awaitCalls(300);

        traffic.stop().assertAllAnswered();
    }

    @Test
    public void aPolicyThatThrowsIsReplaced() {
        assertReplaced("throwing", new BadPolicy.Factory(BadPolicy.Fault.THROWS));
    }

    @Test
    public void aPolicyThatLosesTasksIsReplaced() {
        assertReplaced("losing", new BadPolicy.Factory(BadPolicy.Fault.LOSES));
    }

    @Test
    public void aPolicyThatStallsIsReplaced() {
        assertReplaced("stalling", new BadPolicy.Factory(BadPolicy.Fault.STALLS));
    }

    @Test
    public void aPolicyThatDoesNotComeBackIsReportedAndReplaced() {
        try (Records records = new Records(log)) {
            assertReplaced("sleeping", new BadPolicy.Factory(BadPolicy.Fault.SLEEPS));
            records.await("policy sleeping does not come back in partition 0", "its carrier is interrupted");
            records.await("policy sleeping failed in partition 0");
        }
    }

    @Test
    public void theFallBackIsReportedInTheLog() {
        try (Records records = new Records(log)) {
            assertReplaced("throwing", new BadPolicy.Factory(BadPolicy.Fault.THROWS));
            records.await("policy throwing failed in partition 0", "next", "this policy is broken on purpose");
            records.await("scheduling policy throwing -> fallback (failed: ");
        }
    }

    private void assertReplaced(String name, org.osgi.framework.PrototypeServiceFactory<SchedulingPolicy> factory) {
        var registration = register(name, factory);
        Await.until("the policy that is " + name + " has failed, but only " + engine.swaps(), () -> engine.swaps()
                .stream().anyMatch(swap -> swap.from().equals(name) && swap.reason().startsWith("failed")));
        traffic.awaitCalls(500);
        registration.unregister();
        traffic.awaitCalls(100);

        traffic.stop().assertAllAnswered();
        assertThat(active()).isNotEqualTo(name);
    }

    private ServiceRegistration<SchedulingPolicy> register(String name,
            org.osgi.framework.PrototypeServiceFactory<SchedulingPolicy> factory) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(SchedulingPolicy.POLICY_NAME, name);
        properties.put(Constants.SERVICE_RANKING, 5000);
        return context.registerService(SchedulingPolicy.class, factory, properties);
    }

    private void awaitPolicy(String name) {
        Await.until(name + " is the policy", () -> active().equals(name));
    }

    private String active() {
        return engine.policies().stream().filter(PolicyInfo::active).map(PolicyInfo::name).findFirst().orElse("none");
    }
}
