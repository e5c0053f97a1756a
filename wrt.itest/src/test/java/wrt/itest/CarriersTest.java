// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogReaderService;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;
import wrt.api.platform.Capability;
import wrt.api.platform.CarrierStatus;

/** How the carriers are scheduled is configuration; what the system refuses is told, and they run without it. */
class CarriersTest {

    static final String REFUSED = "carriers run without what configuration wrt.engine asks for";

    private Container container;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the classes are those of Linux");
        container = Container.start(WorkFolder.empty("CarriersTest"), Map.of(Constants.FRAMEWORK_OS_NAME, "linux"));
    }

    @AfterEach
    void stop() throws Exception {
        if (container != null) {
            container.close();
        }
    }

    /**
     * Starts the engine again with a configuration, and tells scheduling class, priority and answers of its first carrier,
     * what a component answers, and what the log says of carriers.
     */
    static List<String> restarted(BundleContext context, Map<String, Object> configuration) {
        Services.get(context, Engine.class);
        try {
            Bundle engine = Arrays.stream(context.getBundles())
                    .filter(bundle -> bundle.getSymbolicName().equals("wrt.engine")).findFirst().orElseThrow();
            engine.stop();
            configure(context, configuration);
            engine.start();
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
        Deployer deployer = Services.get(context, Deployer.class);
        deployer.deploy("add", Examples.bytes("micro/add.wasm"));
        Object sum = new Vehicle(context, deployer).service("add").call("add", 40, 2);
        Await.until("the carrier runs", () -> !first(context).status().equals(CarrierStatus.UNKNOWN));
        PartitionInfo info = first(context);
        List<String> log = Collections.list(Services.get(context, LogReaderService.class).getLog()).stream()
                .map(LogEntry::getMessage).filter(message -> message.contains("carrier")).toList();
        return List.of(info.status().schedulingClass() + " " + info.status().priority(),
                info.capabilities().stream().map(Capability::toString).toList().toString(), String.valueOf(sum),
                log.toString());
    }

    private static void configure(BundleContext context, Map<String, Object> configuration) {
        try {
            Services.get(context, ConfigurationAdmin.class).getConfiguration("wrt.engine", "?")
                    .update(FrameworkUtil.asDictionary(configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PartitionInfo first(BundleContext context) {
        return Services.get(context, Engine.class).partitions().getFirst();
    }

    // As root the class is granted, otherwise refused with the system's reason; both are what is asked for.
    private static void assertGrantedOrTold(List<String> answer, String status, String feature) {
        System.out.println("saw: " + answer.get(0) + ", " + answer.get(3));
        assertThat(answer.get(2)).isEqualTo("42");
        if (answer.get(0).equals(status)) {
            assertThat(answer.get(1)).contains("name=" + feature + ", state=GRANTED");
            assertThat(answer.get(3)).doesNotContain(REFUSED);
        } else {
            assertThat(answer.get(0)).isEqualTo("other 0");
            assertThat(answer.get(1)).contains("name=" + feature + ", state=REFUSED");
            assertThat(answer.get(3)).containsOnlyOnce(REFUSED).containsAnyOf("EPERM", "EBUSY");
        }
    }

    /** Turns at a fixed priority. */
    static final class InTurns implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return restarted(context, Map.of("partitions", 2, "carrier.class", "rr", "carrier.priority", 7));
        }
    }

    @Test
    void carriersTakeTurnsAtAFixedPriority() {
        assertGrantedOrTold(container.inside(InTurns.class), "rr 7", "sched-rr");
    }

    /** A deadline, as texts of a file. */
    static final class ByDeadline implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return restarted(context, Map.of("carrier.class", "deadline", "carrier.runtime.us", "2_000",
                    "carrier.deadline.us", "5000", "carrier.period.us", "10000"));
        }
    }

    @Test
    void carriersHaveRunTimeBeforeADeadlineInEachPeriod() {
        List<String> answer = container.inside(ByDeadline.class);
        assertGrantedOrTold(answer, "deadline 0", "sched-deadline");
        assertThat(answer.get(1)).contains("2000000 of 5000000 ns every 10000000 ns");
    }

    /** Another class, other processors and back, while a component is called; tells what the carrier ran as each time. */
    static final class Live implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Engine engine = Services.get(context, Engine.class);
            Deployer deployer = Services.get(context, Deployer.class);
            deployer.deploy("add", Examples.bytes("micro/add.wasm"));
            WasmComponent add = new Vehicle(context, deployer).service("add");
            AtomicLong right = new AtomicLong();
            AtomicBoolean stop = new AtomicBoolean();
            Thread caller = Thread.ofPlatform().start(() -> {
                while (!stop.get() && String.valueOf(add.call("add", 40, 2)).equals("42")) {
                    right.incrementAndGet();
                }
            });
            List<String> seen = new ArrayList<>();
            for (Map<String, Object> each : List.<Map<String, Object>>of(
                    Map.of("carrier.class", "rr", "carrier.priority", 7, "carrier.cpus", "0"),
                    Map.of("carrier.class", "deadline", "carrier.runtime.us", 2000, "carrier.period.us", 10_000),
                    Map.of("carrier.class", "fifo"))) {
                List<Capability> before = first(context).capabilities();
                configure(context, each);
                Await.until("the carrier was answered", () -> !first(context).capabilities().equals(before));
                long called = right.get();
                Await.until("calls are answered", () -> right.get() > called + 100);
                seen.add(first(context).status().schedulingClass() + " " + first(context).capabilities());
            }
            seen.add("the same engine " + (engine == Services.get(context, Engine.class)) + ", still called "
                    + caller.isAlive());
            stop.set(true);
            return seen;
        }
    }

    @Test
    void runningCarriersTakeAnotherClassAndNoCallIsLost() {
        List<String> seen = container.inside(Live.class);
        seen.forEach(each -> System.out.println("saw: " + each));
        assertThat(seen.get(0)).matches("rr .*sched-rr, state=GRANTED.*|other .*sched-rr, state=REFUSED.*")
                .contains("affinity, state=GRANTED, detail=cpu 0");
        assertThat(seen.get(1)).matches("deadline .*sched-deadline, state=GRANTED.*|other .*REFUSED.*")
                .contains("affinity, state=UNUSED");
        assertThat(seen.get(2)).startsWith("other ").doesNotContain("GRANTED, detail=priority", "REFUSED");
        assertThat(seen.get(3)).isEqualTo("the same engine true, still called true");
    }

    /** What this system refuses or has not, whoever asks. */
    static final class Refused implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return restarted(context, Map.of("partitions", 2, "carrier.cpus", "1000", "carrier.qos", "utility"));
        }
    }

    @Test
    void whatTheSystemRefusesIsToldOnceWithItsReason() {
        List<String> answer = container.inside(Refused.class);
        assertThat(answer.get(2)).isEqualTo("42");
        assertThat(answer.get(3)).containsOnlyOnce(REFUSED).contains("affinity is refused, cpu 1000", "EINVAL",
                "quality-of-service is absent, UTILITY: Linux has no such classes");
    }

    /** Values that are none, and a contradiction. */
    static final class Wrong implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return restarted(context, Map.of("carrier.class", "deadline", "carrier.runtime.us", 30, "carrier.period.us",
                    20, "carrier.qos", "best"));
        }
    }

    @Test
    void wrongValuesAreToldInTheUsersTermsAndTheCarriersAreOrdinary() {
        List<String> answer = container.inside(Wrong.class);
        assertThat(answer.get(0)).isEqualTo("other 0");
        assertThat(answer.get(2)).isEqualTo("42");
        assertThat(answer.get(3)).contains(
                "carrier.qos must be none, user-interactive, user-initiated, default, utility or background, but is"
                        + " \"best\"; it stays none",
                "carrier.class deadline needs 1 <= carrier.runtime.us <= carrier.deadline.us <= carrier.period.us, but"
                        + " they are 30, 20 and 20; the carriers have ordinary scheduling instead");
    }
}
