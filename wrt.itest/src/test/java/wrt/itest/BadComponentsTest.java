// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
import org.osgi.service.event.Event;
import org.osgi.service.log.LogReaderService;
import wrt.api.component.CallOptions;
import wrt.api.component.CallRejectedException;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;

/** Components that misbehave, beside good ones under load: each is answered by a clear error, and nobody else suffers. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BadComponentsTest {

    private static final CallOptions LITTLE_FUEL = CallOptions.DEFAULT.withFuel(5_000_000);

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private LogReaderService log;

    private Vehicle vehicle;
    private Traffic traffic;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(BadComponentsTest.class);
    }

    @Before
    public void begin() {
        vehicle = new Vehicle(context, deployer);
        traffic = Traffic.of(vehicle.deploy("brake"), Questions::brake);
        traffic.awaitCalls(100);
    }

    @After
    public void end() {
        try {
            traffic.awaitCalls(100);
            traffic.stop().assertAllAnswered();
        } finally {
            traffic.close();
            vehicle.clear();
        }
    }

    @Test
    public void whatIsNoValidComponentIsRefusedAndNamed() {
        for (String bad : List.of("empty", "text", "module", "truncated-preamble", "truncated", "oversized-section",
                "unknown-version", "invalid", "invalid-code", "trap-on-start")) {
            assertThatThrownBy(() -> deployer.deploy(bad, bytes(bad))).as(bad).isInstanceOf(DeploymentException.class)
                    .hasMessageStartingWith(bad + ": ");
            assertThat(deployer.deployment(bad)).as(bad).isEmpty();
        }
    }

    @Test
    public void aMissingImportIsNamed() {
        DeploymentInfo info = deployer.deploy("unresolved", bytes("unresolved"));

        assertThat(info.state()).isEqualTo(DeploymentState.UNRESOLVED);
        assertThat(info.problems()).anySatisfy(line -> assertThat(line).contains("vehicle:nowhere/ghost@0.1.0"));
        assertThat(vehicle.reference("unresolved")).isEmpty();
    }

    @Test
    public void aTrapPoisonsItsOwnComponentAlone() {
        WasmComponent trap = service("trap");
        try (Events events = new Events(context); Records records = new Records(log)) {
            assertThatThrownBy(() -> trap.call("divide", 1, 0)).isInstanceOf(GuestTrapException.class)
                    .hasMessageContainingAll("trap", "divide", "integer divide by zero");

            Event event = events.await(DeploymentEvents.TRAP, any -> true);
            assertThat(event.getProperty(DeploymentEvents.COMPONENT)).isEqualTo("trap");
            assertThat((Long) event.getProperty(DeploymentEvents.TASK)).isPositive();
            records.await("trap", "divide", "integer divide by zero",
                    "task " + event.getProperty(DeploymentEvents.TASK));
        }
        vehicle.await("trap", DeploymentState.FAILED);
        assertThatThrownBy(() -> trap.call("divide", 6, 3)).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("integer divide by zero");
        assertThat(vehicle.info("brake").state()).isEqualTo(DeploymentState.ACTIVE);
    }

    @Test
    public void aFailedComponentWorksAgainOnceItIsDeployedAgain() {
        WasmComponent trap = service("trap");
        assertThatThrownBy(() -> trap.call("now")).isInstanceOf(GuestTrapException.class)
                .hasMessageContaining("unreachable");
        vehicle.await("trap", DeploymentState.FAILED);
        deployer.deploy("trap", bytes("trap"));

        assertThat(vehicle.info("trap").state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(trap.call("divide", 6, 3)).isEqualTo(2L);
    }

    @Test
    public void anEndlessRecursionTraps() {
        WasmComponent recursion = service("recursion");
        assertThat(recursion.call("depth", 100)).isEqualTo(100L);

        assertThatThrownBy(() -> recursion.call("forever")).isInstanceOf(GuestTrapException.class)
                .hasMessageContaining("call stack exhausted");
    }

    @Test
    public void anAllocatorThatLiesTraps() {
        for (String export : List.of("beyond", "odd")) {
            WasmComponent realloc = service("realloc");
            assertThatThrownBy(() -> realloc.call(export, List.of(1L, 2L, 3L))).as(export)
                    .isInstanceOf(GuestTrapException.class).hasMessageContainingAll("realloc", export);
            deployer.undeploy("realloc");
        }
    }

    @Test
    public void anAllocatorThatNeverEndsRunsOutOfFuel() {
        WasmComponent realloc = service("realloc");

        assertThatThrownBy(() -> realloc.call(LITTLE_FUEL, "never", List.of(1L)))
                .isInstanceOf(FuelExhaustedException.class);
    }

    @Test
    public void aGuestThatTakesAllMemoryGetsNoMoreThanItsLimit() {
        deployer.deploy("hungry", bytes("hungry"), java.util.Map.of("memory.pages", 64));
        WasmComponent hungry = vehicle.service("hungry");

        assertThat((Long) hungry.call("grow")).isBetween(1L, 64L);
        assertThatThrownBy(() -> hungry.call(LITTLE_FUEL, "fill")).isInstanceOf(FuelExhaustedException.class);
    }

    @Test
    public void everyResultThatDoesNotExistTraps() {
        deployer.deploy("result", bytes("result"));
        for (String export : vehicle.info("result").exports()) {
            deployer.undeploy("result");
            WasmComponent result = service("result");
            assertThatThrownBy(() -> result.call(export)).as(export).isInstanceOf(GuestTrapException.class)
                    .hasMessageContaining("result");
        }
    }

    @Test
    public void aBadFileInTheLoadFolderIsReportedAndTheNextOneDeployed() {
        LoadFolder folder = LoadFolder.of(context);
        try (Records records = new Records(log)) {
            folder.drop("broken", bytes("truncated"));
            records.await("broken");
        }
        folder.drop("telemetry", Vehicle.bytes("telemetry"));
        assertThat(vehicle.service("telemetry").call("readings#echo", "still here")).isEqualTo("still here");
        assertThat(deployer.deployment("broken")).isEmpty();

        folder.delete("broken");
        folder.delete("telemetry");
        vehicle.awaitGone("telemetry");
    }

    private WasmComponent service(String bad) {
        deployer.deploy(bad, bytes(bad));
        return vehicle.service(bad);
    }

    private static byte[] bytes(String bad) {
        return Examples.bytes("vehicle/bad/" + bad + ".wasm");
    }
}
