// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import wrt.api.component.CallOptions;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.LimitInfo;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.Engine;

/** What is configured for one component holds for its calls, and for nobody else's. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ComponentLimitsTest {

    private static final byte[] RECURSION = Examples.bytes("vehicle/bad/recursion.wasm");
    private static final long BUDGET = 1_000_000;

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private Engine engine;

    @Inject
    private ConfigurationAdmin configurations;

    private Vehicle vehicle;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(ComponentLimitsTest.class);
    }

    @Before
    public void begin() {
        vehicle = new Vehicle(context, deployer);
    }

    @After
    public void end() {
        vehicle.clear();
    }

    @Test
    public void aCallNestsNoDeeperThanItsComponentMay() {
        deployer.deploy("shallow", RECURSION, Map.of("call.depth", 50));
        deployer.deploy("deep", RECURSION);

        assertThat(vehicle.service("shallow").call("depth", 48L)).isEqualTo(48L);
        assertThatThrownBy(() -> vehicle.service("shallow").call("depth", 50L)).isInstanceOf(GuestTrapException.class)
                .hasMessageContainingAll("shallow", "call stack exhausted");
        assertThat(vehicle.service("deep").call("depth", 1000L)).isEqualTo(1000L);
        assertThat(vehicle.info("shallow").limits()).contains(new LimitInfo("call.depth", "50", "settings"));
    }

    @Test
    public void aComponentThatWantsToNestDeeperThanTheEngineIsRefused() {
        assertThatThrownBy(() -> deployer.deploy("deep", RECURSION, Map.of("call.depth", 5000)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("call.depth must be 1 to 1024, which is the call.depth of the configuration"
                        + " wrt.engine, but is 5000");
    }

    @Test
    public void aComponentsQuantumEndsItsTurnsEarlier() throws Exception {
        long policys = turns("ordinary");
        var configuration = configurations.getFactoryConfiguration("wrt.component", "hasty", "?");
        configuration.update(new Hashtable<>(Map.of("quantum", 100)));
        try {
            // Round-robin gives 1000; what a turn overdraws by is less than one basic block.
            assertThat(policys).isBetween(BUDGET / 1100, BUDGET / 1000 + 10);
            assertThat(turns("hasty")).isBetween(BUDGET / 200, BUDGET / 100 + 10);
        } finally {
            configuration.delete();
        }
    }

    /** How many turns a component takes to use up the budget beside another one that never stops. */
    private long turns(String name) {
        WasmComponent beside = vehicle.deploy("hog");
        CompletableFuture<Object> spinning = beside.callAsync(CallOptions.DEFAULT, "spin").toCompletableFuture();
        Await.until("the hog spins", () -> engine.tasks().stream()
                .anyMatch(task -> task.component().equals("hog") && task.fuelConsumed() > 0));
        deployer.deploy(name, Vehicle.bytes("hog"));
        Await.until("its configuration holds", () -> vehicle.info(name).limits().stream()
                .anyMatch(limit -> limit.name().equals("quantum")
                        && limit.value().equals(name.equals("hasty") ? "100" : "none")));
        assertThatThrownBy(() -> vehicle.service(name).call(CallOptions.DEFAULT.withFuel(BUDGET), "spin"))
                .isInstanceOf(FuelExhaustedException.class);
        spinning.cancel(true);
        return figures(name).switches();
    }

    private ComponentStatistics figures(String name) {
        return engine.components().stream().filter(each -> each.name().equals(name)).findFirst()
                .orElse(new ComponentStatistics(name, 0, 0, 0, 0, 0, 0));
    }
}
