// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
import org.osgi.service.log.LogReaderService;
import wrt.api.component.CallRejectedException;
import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;

/** Components come and go through the deployer and through the load folder. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DeploymentTest {

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private LogReaderService log;

    private Vehicle vehicle;
    private LoadFolder folder;
    private Events events;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(DeploymentTest.class);
    }

    @Before
    public void begin() {
        vehicle = new Vehicle(context, deployer);
        folder = LoadFolder.of(context);
        events = new Events(context);
    }

    @After
    public void end() {
        vehicle.clear();
        events.close();
    }

    @Test
    public void aConfigurationFileWithADashLimitsItsComponent() {
        vehicle.deploy("brake");
        folder.dropFile("wrt.component-brake.cfg", "fuel.budget = 5000\n");
        Await.until("the file is taken", () -> vehicle.info("brake").limits().stream()
                .anyMatch(limit -> limit.name().equals("fuel.budget") && limit.value().equals("5000")));
        folder.deleteFile("wrt.component-brake.cfg");
        Await.until("the file is gone", () -> vehicle.info("brake").limits().stream()
                .anyMatch(limit -> limit.name().equals("fuel.budget") && limit.value().equals("none")));
    }

    @Test
    public void aConfigurationFileWithATildeIsAnsweredWithTheRightName() {
        try (Records records = new Records(log)) {
            folder.dropFile("wrt.component~brake.cfg", "fuel.budget = 5000\n");
            records.await("configuration wrt.component~brake has no effect", "wrt.component-brake.cfg, with a dash");
        } finally {
            folder.deleteFile("wrt.component~brake.cfg");
        }
    }

    @Test
    public void theDeployerMakesAComponentAService() {
        DeploymentInfo info = deployer.deploy("brake", Vehicle.bytes("brake"));
        WasmComponent brake = vehicle.service("brake");

        assertThat(info.state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(info.exports()).contains("vehicle:brake/actuator@0.1.0#pressure");
        assertThat(info.wit()).contains("vehicle:brake/actuator@0.1.0");
        assertThat(brake.digest()).isEqualTo(info.digest()).hasSize(64);
        assertThat(brake.call("vehicle:brake/actuator@0.1.0#pressure", 500, 40_000)).isEqualTo(5800L);
        assertThat(brake.call("version")).isEqualTo("brake 1.0.0");
        assertThat(vehicle.reference("brake").orElseThrow().getProperty(ComponentProperties.DIGEST))
                .isEqualTo(info.digest());
        assertThat(events.await(DeploymentEvents.DEPLOYED, event -> true).getProperty(DeploymentEvents.COMPONENT))
                .isEqualTo("brake");
    }

    @Test
    public void theSameBytesAgainChangeNothing() {
        DeploymentInfo first = deployer.deploy("brake", Vehicle.bytes("brake"));
        WasmComponent service = vehicle.service("brake");
        DeploymentInfo second = deployer.deploy("brake", Vehicle.bytes("brake"));

        assertThat(second).isEqualTo(first);
        assertThat(vehicle.service("brake")).isSameAs(service);
        assertThat(deployer.deployments()).hasSize(1);
    }

    @Test
    public void aRemovedComponentIsNoServiceAndRefusesCalls() {
        WasmComponent brake = vehicle.deploy("brake");

        assertThat(deployer.undeploy("brake")).isTrue();
        assertThat(deployer.undeploy("brake")).isFalse();
        assertThat(vehicle.reference("brake")).isEmpty();
        assertThat(deployer.deployments()).isEmpty();
        assertThatThrownBy(() -> brake.call("version")).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("brake");
        events.await(DeploymentEvents.REMOVED, event -> "brake".equals(event.getProperty(DeploymentEvents.COMPONENT)));
    }

    @Test
    public void aFileInTheLoadFolderIsDeployedUpdatedAndRemoved() {
        folder.drop("brake", Vehicle.bytes("brake"));
        WasmComponent brake = vehicle.service("brake");
        assertThat(brake.call("version")).isEqualTo("brake 1.0.0");

        folder.drop("brake", Vehicle.secondBrake());
        Await.until("the second brake answers", () -> "brake 2.0.0".equals(brake.call("version")));
        assertThat(vehicle.service("brake")).as("the service stays").isSameAs(brake);

        folder.delete("brake");
        vehicle.awaitGone("brake");
        assertThat(vehicle.reference("brake")).isEmpty();
    }

    @Test
    public void settingsGoBeforeDefaults() {
        DeploymentInfo info = deployer.deploy("hog", Vehicle.bytes("hog"), Map.of("fuel.budget", 12_345L));

        assertThat(info.limits()).filteredOn(limit -> limit.name().equals("fuel.budget")).singleElement()
                .satisfies(limit -> {
                    assertThat(limit.value()).isEqualTo("12345");
                    assertThat(limit.origin()).isEqualTo("settings");
                });
    }
}
