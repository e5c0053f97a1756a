// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.deploy.DeploymentState;
import wrt.api.engine.Engine;

/**
 * A container that starts again on its storage has the same components: none forgotten, none twice.
 *
 * <p>A plain test with an embedded Felix: Pax Exam does not start a container a second time.
 */
class RestartTest {

    private Path folder;
    private LoadFolder load;

    /** Deploys through the service, with a setting. */
    static final class DeployByService implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Deployer deployer = Services.get(context, Deployer.class);
            deployer.deploy("brake", Vehicle.bytes("brake"));
            deployer.deploy("hog", Vehicle.bytes("hog"), Map.of("fuel.budget", 777_777L));
            return Listing.of(context);
        }
    }

    /** What runs, sorted: name, state, digest, and whether its service answers. */
    static final class Listing implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return of(context);
        }

        static List<String> of(BundleContext context) {
            Deployer deployer = Services.get(context, Deployer.class);
            return deployer.deployments().stream().map(info -> info.name() + " " + info.state() + " "
                    + info.digest().substring(0, 8) + " " + (new Vehicle(context, deployer).reference(info.name())
                            .isPresent() ? "service" : "no service"))
                    .toList();
        }
    }

    /** Waits until the load folder has been read: telemetry is there. */
    static final class AwaitTelemetry implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Vehicle vehicle = new Vehicle(context, Services.get(context, Deployer.class));
            vehicle.await("telemetry", DeploymentState.ACTIVE);
            return List.of(String.valueOf(vehicle.service("telemetry").call("readings#echo", "hello")));
        }
    }

    /** The limit that the hog was deployed with. */
    static final class HogBudget implements Container.Step<String> {

        @Override
        public String apply(BundleContext context) {
            return new Vehicle(context, Services.get(context, Deployer.class)).info("hog").limits().stream()
                    .filter(limit -> limit.name().equals("fuel.budget")).findFirst().orElseThrow().value();
        }
    }

    /** Drops a new version of telemetry's neighbour and counts what is sent until it is there. */
    static final class CountDeployments implements Container.Step<Long> {

        @Override
        public Long apply(BundleContext context) {
            try (Events events = new Events(context)) {
                LoadFolder.of(context).drop("last", Vehicle.bytes("hog"));
                events.await(DeploymentEvents.DEPLOYED, event -> "last".equals(event.getProperty("component")));
                return events.count(DeploymentEvents.DEPLOYED) + events.count(DeploymentEvents.UPDATED);
            }
        }
    }

    /** How many swaps of the policy were counted so far. */
    static final class Swaps implements Container.Step<Integer> {

        @Override
        public Integer apply(BundleContext context) {
            return Services.get(context, Engine.class).swaps().size();
        }
    }

    @BeforeEach
    void folders() {
        folder = WorkFolder.empty("RestartTest");
        load = new LoadFolder(folder.resolve("load"));
    }

    @Test
    void whatWasDeployedByTheServiceComesBack() throws Exception {
        List<String> before;
        try (Container first = Container.start(folder, Map.of())) {
            before = first.inside(DeployByService.class);
        }
        try (Container second = Container.start(folder, Map.of())) {
            assertThat(second.inside(Listing.class)).isEqualTo(before).hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("ACTIVE").endsWith(" service"));
            assertThat(second.inside(HogBudget.class)).isEqualTo("777777");
            assertThat(second.inside(Swaps.class)).as("the policy it starts with is no swap").isZero();
        }
    }

    @Test
    void filesThatWentMeanwhileAreGoneAndTheOthersAreThereOnce() throws Exception {
        load.drop("telemetry", Vehicle.bytes("telemetry"));
        load.drop("cruise", Vehicle.bytes("cruise"));
        try (Container first = Container.start(folder, Map.of())) {
            assertThat(first.inside(AwaitTelemetry.class)).containsExactly("hello");
            Await.until("both files are deployed", () -> first.inside(Listing.class).size() == 2);
        }
        load.delete("cruise");
        try (Container second = Container.start(folder, Map.of())) {
            assertThat(second.inside(AwaitTelemetry.class)).containsExactly("hello");
            assertThat(second.inside(CountDeployments.class)).as("deployments besides the new file").isEqualTo(1);
            assertThat(second.inside(Listing.class)).hasSize(2).first().asString().startsWith("last ");
            assertThat(second.inside(Listing.class)).last().asString().startsWith("telemetry ");
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsUpdated() throws Exception {
        load.drop("brake", Vehicle.bytes("brake"));
        String before;
        try (Container first = Container.start(folder, Map.of())) {
            Await.until("the file is deployed", () -> first.inside(Listing.class).size() == 1);
            before = first.inside(Listing.class).getFirst();
        }
        load.drop("brake", Vehicle.secondBrake());
        try (Container second = Container.start(folder, Map.of())) {
            Await.until("the new file is deployed", () -> {
                List<String> now = second.inside(Listing.class);
                return now.size() == 1 && now.getFirst().startsWith("brake ACTIVE") && !now.getFirst().equals(before);
            });
        }
    }
}
