// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LogReaderService;
import wrt.api.component.CallException;
import wrt.api.component.CallOptions;
import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentState;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;
import wrt.api.engine.PolicyInfo;
import wrt.api.scheduling.SchedulingPolicy;

/** An engine with several partitions: calls across them, swaps and updates while they are called. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PartitionsTest {

    private static final int PARTITIONS = 3;
    private static final String CLOCK = "vehicle:host/clock@0.1.0";
    private static final String LOG = "vehicle:host/log@0.1.0";

    /** The host's log. */
    public static final class Log {

        /** Takes a line. */
        public void write(String message) {
            // Nobody reads it.
        }
    }

    /** A clock that stands still. */
    public static final class StillClock {

        /** The time. */
        public long now() {
            return 42;
        }
    }

    /** A clock that asks the dashboard of the other partition before it answers, once both have asked for the time. */
    public static final class CrossClock {

        final List<String> failures = new CopyOnWriteArrayList<>();
        private final CountDownLatch bothInside = new CountDownLatch(2);
        private final WasmComponent left;
        private final WasmComponent right;

        CrossClock(WasmComponent left, WasmComponent right) {
            this.left = left;
            this.right = right;
        }

        /** The time. */
        public long now() throws InterruptedException {
            WasmComponent other = Thread.currentThread().getName().equals("wrt-partition-0") ? right : left;
            bothInside.countDown();
            bothInside.await();
            try {
                other.call("render", 300, 25_000);
            } catch (CallException e) {
                failures.add(e.getMessage());
            }
            return 42;
        }
    }

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private LogReaderService log;

    private Deployer deployer;
    private Engine engine;
    private Vehicle vehicle;
    private ServiceRegistration<?> clock;
    private ServiceRegistration<?> logService;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(PartitionsTest.class);
    }

    @Before
    public void begin() throws Exception {
        engine = Services.get(context, Engine.class);
        resize(PARTITIONS);
        deployer = Services.get(context, Deployer.class);
        vehicle = new Vehicle(context, deployer);
        logService = host(new Log(), LOG);
    }

    private void resize(int partitions) throws Exception {
        configure("partitions", partitions);
        Await.until("there are " + partitions + " partitions", () -> engine.partitions().size() == partitions);
    }

    private void configure(String key, Object value) throws Exception {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("partitions", PARTITIONS);
        properties.put(key, value);
        configurations.getConfiguration("wrt.engine", "?").update(properties);
    }

    @After
    public void end() {
        vehicle.clear();
        for (ServiceRegistration<?> registration : new ServiceRegistration<?>[]{clock, logService}) {
            if (registration != null) {
                registration.unregister();
            }
        }
    }

    @Test
    public void eachHasACarrierAndRunsWhatIsConfiguredForIt() {
        deployTo(1, "brake", "brake");
        deployTo(2, "hog", "hog");
        List<Long> before = fuel();
        try (Traffic traffic = new Traffic().async(vehicle.service("brake"), Questions::brake)
                .async(vehicle.service("hog"), Questions::burn)) {
            traffic.awaitCalls(500);
            traffic.stop().assertAllAnswered();
        }

        assertThat(engine.partitions()).extracting(PartitionInfo::carrier).containsExactly("wrt-partition-0",
                "wrt-partition-1", "wrt-partition-2");
        List<Long> after = fuel();
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isGreaterThan(before.get(1));
        assertThat(after.get(2)).isGreaterThan(before.get(2));
    }

    private List<Long> fuel() {
        return engine.partitions().stream().map(PartitionInfo::fuel).toList();
    }

    @Test
    public void aHogInOneDoesNotDelayTheOthers() {
        deployTo(1, "brake", "brake");
        deployTo(2, "hog", "hog");
        CompletableFuture<Object> spinning = vehicle.service("hog").callAsync(CallOptions.DEFAULT, "spin")
                .toCompletableFuture();
        try (Traffic traffic = Traffic.of(vehicle.service("brake"), Questions::brake)) {
            traffic.awaitCalls(500);
            traffic.stop().assertAllAnswered();
        }
        assertThat(spinning).isNotDone();
        spinning.cancel(true);
    }

    @Test
    public void callsCrossThemWhileAComponentIsUpdated() {
        deployTo(1, "brake", "brake");
        deployTo(2, "telemetry", "telemetry");
        clock = host(new StillClock(), CLOCK);
        deployTo(0, "dashboard", "dashboard");
        vehicle.await("dashboard", DeploymentState.ACTIVE);
        WasmComponent dashboard = vehicle.service("dashboard");
        try (Traffic traffic = new Traffic().async(vehicle.service("brake"), Questions::brake)
                .async(vehicle.service("telemetry"), Questions::telemetry);
                Traffic across = new Traffic().sync(dashboard, PartitionsTest::render)
                        .async(dashboard, PartitionsTest::render)) {
            across.awaitCalls(300);
            for (int round = 0; round < 5; round++) {
                deployer.deploy("telemetry", Vehicle.bytes("telemetry"), Map.of("partition", 1 + round % 2));
                across.awaitCalls(100);
            }
            across.stop().assertAllAnswered();
            traffic.stop().assertAllAnswered();
        }
    }

    @Test
    public void thePolicyIsSwappedInAllOfThemUnderLoad() throws Exception {
        deployTo(0, "zero", "hog");
        deployTo(1, "one", "hog");
        deployTo(2, "two", "hog");
        try (Traffic traffic = new Traffic().async(vehicle.service("zero"), Questions::burn)
                .async(vehicle.service("one"), Questions::burn).async(vehicle.service("two"), Questions::burn)) {
            for (String name : List.of("priority", "cooperative", "round-robin")) {
                configure("policy.target", "(" + SchedulingPolicy.POLICY_NAME + "=" + name + ")");
                Await.until(name + " is the policy", () -> engine.policies().stream()
                        .anyMatch(policy -> policy.active() && policy.name().equals(name)));
                Await.until(name + " is in every partition", () -> engine.partitions().stream()
                        .map(PartitionInfo::policy).allMatch(name::equals));
                traffic.awaitCalls(300);
            }
            traffic.stop().assertAllAnswered();
        }
        assertThat(engine.policies()).filteredOn(PolicyInfo::active).hasSize(1);
    }

    @Test
    public void theirNumberChangesWhileComponentsAreCalled() throws Exception {
        configure("policy.target", "(" + SchedulingPolicy.POLICY_NAME + "=round-robin)");
        deployTo(1, "brake", "brake");
        deployTo(2, "telemetry", "telemetry");
        try (Records records = new Records(log);
                Traffic traffic = new Traffic().sync(vehicle.service("brake"),
                        Questions::brake).async(vehicle.service("brake"), Questions::brake)
                        .async(vehicle.service("telemetry"), Questions::telemetry)) {
            for (int round = 0; round < 3; round++) {
                resize(5);
                deployTo(4, "hog", "hog");
                assertThat(vehicle.service("hog").call("burn", 1000)).isEqualTo(Questions.burned(1000));
                Await.until("round-robin is in every partition", () -> engine.partitions().stream()
                        .map(PartitionInfo::policy).allMatch("round-robin"::equals));
                deployer.undeploy("hog");
                traffic.awaitCalls(100);

                configure("partitions", 2);
                records.await("partitions is 2, but partition 2 stays until what is deployed there is removed, or moved"
                        + " by its own 'partition': telemetry");
                traffic.awaitCalls(100);
                deployTo(1, "telemetry", "telemetry");
                Await.until("partition 2 has ended", () -> engine.partitions().size() == 2);
                traffic.awaitCalls(100);

                resize(PARTITIONS);
                deployTo(2, "telemetry", "telemetry");
                traffic.awaitCalls(100);
            }
            traffic.stop().assertAllAnswered();
        }
    }

    @Test
    public void aFileThatWasRefusedForWantOfAPartitionIsDeployedWithIt() throws Exception {
        LoadFolder folder = LoadFolder.of(context);
        try (Records records = new Records(log)) {
            folder.dropFile("wrt.component-early.cfg", "partition = 3\n");
            Await.until("the configuration is there", () -> configured("early"));
            folder.drop("early", Vehicle.bytes("brake"));
            records.await(
                    "early.wasm is not deployed: early: partition must be 0 to 2 ('partitions' of the configuration"
                            + " wrt.engine), but is 3");
            resize(4);
            assertThat(vehicle.service("early").call("label", "wheel 1")).isEqualTo("brake:wheel 1");
            assertThat(vehicle.info("early").partition()).isEqualTo(3);
        } finally {
            folder.delete("early");
            folder.deleteFile("wrt.component-early.cfg");
            vehicle.awaitGone("early");
        }
    }

    private boolean configured(String component) {
        try {
            return configurations.listConfigurations("(service.pid=wrt.component~" + component + ")") != null;
        } catch (IOException | InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void twoThatWaitForEachOtherAreTold() throws Exception {
        // Not with either of the two: the clock blocks their carriers until both have asked for the time.
        deployTo(2, "brake", "brake");
        deployTo(2, "telemetry", "telemetry");
        clock = host(new StillClock(), CLOCK);
        deployTo(0, "left", "dashboard");
        deployTo(1, "right", "dashboard");
        WasmComponent left = vehicle.service("left");
        WasmComponent right = vehicle.service("right");
        ServiceRegistration<?> still = clock;
        CrossClock cross = new CrossClock(left, right);
        clock = host(cross, CLOCK, 100);
        still.unregister();
        vehicle.await("left", DeploymentState.ACTIVE);
        vehicle.await("right", DeploymentState.ACTIVE);

        List<CompletableFuture<Object>> shown = Stream.of(left, right)
                .map(each -> each.callAsync(CallOptions.DEFAULT, "show", 300, 25_000).toCompletableFuture()).toList();

        for (CompletableFuture<Object> each : shown) {
            assertThat(each.get(20, TimeUnit.SECONDS)).asString().contains("brake 1.0.0");
        }
        assertThat(cross.failures).singleElement().asString()
                .containsPattern("deadlock detected: .*").containsPattern("left .*show .* waits for right .*render ")
                .containsPattern("right .*render .* waits until right .*show .* leaves it")
                .containsPattern("right .*show .* waits for left .*render ")
                .containsPattern("left .*render .* waits until left .*show .* leaves it");
    }

    private static Question render(RandomGenerator random) {
        return Question.of("render", "brake 1.0.0 3500 kPa at 25000 mm/s", 300, 25_000);
    }

    private void deployTo(int partition, String name, String example) {
        deployer.deploy(name, Vehicle.bytes(example), Map.of("partition", partition));
    }

    private ServiceRegistration<?> host(Object service, String name) {
        return host(service, name, 0);
    }

    private ServiceRegistration<?> host(Object service, String name, int ranking) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ComponentProperties.HOST_INTERFACE, name);
        properties.put("service.ranking", ranking);
        return context.registerService(Object.class, service, properties);
    }
}
