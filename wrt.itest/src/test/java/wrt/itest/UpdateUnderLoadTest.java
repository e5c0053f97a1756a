// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallOptions;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.deploy.DeploymentException;

/** Components are deployed, updated in place and removed while four threads call; every call gets its right answer. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UpdateUnderLoadTest {

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    private Vehicle vehicle;
    private WasmComponent brake;
    private Traffic traffic;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(UpdateUnderLoadTest.class);
    }

    @Before
    public void begin() {
        vehicle = new Vehicle(context, deployer);
        brake = vehicle.deploy("brake");
        traffic = Traffic.of(brake, Questions::brake);
        traffic.awaitCalls(200);
    }

    @After
    public void end() {
        traffic.close();
        vehicle.clear();
    }

    @Test
    public void anUpdateInPlaceLosesNoCall() {
        for (int round = 0; round < 5; round++) {
            deployer.deploy("brake", Vehicle.secondBrake());
            assertThat(brake.call("version")).isEqualTo("brake 2.0.0");
            traffic.awaitCalls(200);
            deployer.deploy("brake", Vehicle.bytes("brake"));
            assertThat(brake.call("version")).isEqualTo("brake 1.0.0");
            traffic.awaitCalls(200);
        }

        traffic.stop().assertAllAnswered();
        assertThat(vehicle.service("brake")).isSameAs(brake);
    }

    @Test
    public void anUpdateByFileLosesNoCall() {
        LoadFolder folder = LoadFolder.of(context);
        try (Events events = new Events(context)) {
            folder.drop("brake", Vehicle.secondBrake());
            events.await(DeploymentEvents.UPDATED,
                    event -> "brake".equals(event.getProperty(DeploymentEvents.COMPONENT)));
        }
        assertThat(brake.call("version")).isEqualTo("brake 2.0.0");
        traffic.awaitCalls(200);

        traffic.stop().assertAllAnswered();
        folder.delete("brake");
        vehicle.awaitGone("brake");
    }

    @Test
    public void anUpdateWithBadBytesLeavesTheOldOne() {
        assertThatThrownBy(() -> deployer.deploy("brake", Examples.bytes("vehicle/bad/invalid.wasm")))
                .isInstanceOf(DeploymentException.class).hasMessageContaining("brake");
        traffic.awaitCalls(200);

        traffic.stop().assertAllAnswered();
        assertThat(brake.call("version")).isEqualTo("brake 1.0.0");
    }

    @Test
    public void componentsComeAndGoBesideTheLoad() {
        for (int round = 0; round < 5; round++) {
            WasmComponent telemetry = vehicle.deploy("telemetry");
            assertThat(telemetry.call("readings#echo", "hello")).isEqualTo("hello");
            traffic.awaitCalls(100);
            deployer.undeploy("telemetry");
        }

        traffic.stop().assertAllAnswered();
    }

    @Test
    public void aRemovalUnderLoadAnswersOrRefusesEveryCall() {
        Traffic talk = Traffic.of(vehicle.deploy("telemetry"), Questions::telemetry);
        talk.awaitCalls(200);

        assertThat(deployer.undeploy("telemetry")).isTrue();
        traffic.awaitCalls(200);

        Ledger removed = talk.stop();
        removed.assertNoneLostOrWrong();
        assertThat(removed.refused()).isPositive();
        traffic.stop().assertAllAnswered();
        assertThat(vehicle.reference("telemetry")).isEmpty();
    }

    @Test
    public void aRunningCallEndsOnTheInstanceThatItBeganOn() throws Exception {
        int rounds = 5_000_000;
        WasmComponent hog = vehicle.deploy("hog");
        CompletableFuture<Object> burning = hog.callAsync(CallOptions.DEFAULT, "burn", rounds).toCompletableFuture();
        deployer.deploy("hog", Examples.bytes("micro/add.wasm"));

        assertThat(hog.call("add", 2, 3)).isEqualTo(5L);
        assertThat(burning.get(20, TimeUnit.SECONDS)).isEqualTo(Questions.burned(rounds));
        traffic.stop().assertAllAnswered();
    }

    @Test
    public void aRemovalCancelsWhatOutlivesTheGracePeriod() {
        deployer.deploy("hog", Vehicle.bytes("hog"), Map.of("grace.period", 100));
        CompletableFuture<Object> spinning = vehicle.service("hog").callAsync(CallOptions.DEFAULT, "spin")
                .toCompletableFuture();
        traffic.awaitCalls(50);

        assertThat(deployer.undeploy("hog")).isTrue();
        assertThatThrownBy(() -> spinning.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .cause().isInstanceOf(CallCancelledException.class).hasMessageContainingAll("hog", "spin");
        traffic.stop().assertAllAnswered();
    }

    @Test
    public void theListingShowsOneComponentForEachName() {
        deployer.deploy("brake", Vehicle.secondBrake());
        deployer.deploy("hog", Vehicle.bytes("hog"));

        assertThat(deployer.deployments()).extracting(info -> info.name()).isEqualTo(List.of("brake", "hog"));
    }
}
