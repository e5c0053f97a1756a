// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.osgi.framework.ServiceRegistration;
import wrt.api.component.CallRejectedException;
import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.api.deploy.ImportInfo;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;

/** The dashboard waits, with names, for two components and two host services, and goes back when one of them goes. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UnresolvedImportTest {

    private static final String CLOCK = "vehicle:host/clock@0.1.0";
    private static final String LOG = "vehicle:host/log@0.1.0";
    private static final String BRAKE = "vehicle:brake/actuator@0.1.0";

    /** The host's clock. */
    public static final class Clock {

        /** The time. */
        public long now() {
            return 42;
        }
    }

    /** A clock that tells the time in words. */
    public static final class TextClock {

        /** The time. */
        public String now() {
            return "noon";
        }
    }

    /** The host's log. */
    public static final class Log {

        final List<String> lines = new CopyOnWriteArrayList<>();

        /** Takes a line. */
        public void write(String message) {
            lines.add(message);
        }
    }

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    private final Log log = new Log();
    private Vehicle vehicle;
    private ServiceRegistration<?> clockService;
    private ServiceRegistration<?> logService;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(UnresolvedImportTest.class);
    }

    @Before
    public void begin() {
        vehicle = new Vehicle(context, deployer);
    }

    @After
    public void end() {
        vehicle.clear();
        for (ServiceRegistration<?> registration : new ServiceRegistration<?>[]{clockService, logService}) {
            if (registration != null) {
                registration.unregister();
            }
        }
    }

    @Test
    public void itWaitsForEachOfItsImportsByName() {
        deployer.deploy("dashboard", Vehicle.bytes("dashboard"));
        assertMissing(CLOCK, LOG, BRAKE, "vehicle:telemetry/readings@0.1.0", "vehicle:telemetry/recording@0.1.0");
        assertThat(vehicle.reference("dashboard")).isEmpty();

        vehicle.deploy("brake");
        assertMissing(CLOCK, LOG, "vehicle:telemetry/readings@0.1.0", "vehicle:telemetry/recording@0.1.0");
        vehicle.deploy("telemetry");
        assertMissing(CLOCK, LOG);
        clockService = host(new Clock(), CLOCK);
        Await.until("the clock is taken", () -> vehicle.info("dashboard").problems().size() == 1);
        assertMissing(LOG);

        logService = host(log, LOG);
        assertShows();
        assertThat(vehicle.info("dashboard").imports()).filteredOn(use -> use.name().equals(BRAKE)).singleElement()
                .extracting(ImportInfo::provider).isEqualTo("component brake");
    }

    @Test
    public void itGoesBackWhenAHostServiceGoesAndComesAgain() {
        resolve();
        WasmComponent dashboard = vehicle.service("dashboard");

        logService.unregister();
        logService = null;
        vehicle.await("dashboard", DeploymentState.UNRESOLVED);
        assertMissing(LOG);
        Await.until("the dashboard is no service", () -> vehicle.reference("dashboard").isEmpty());
        assertThatThrownBy(() -> dashboard.call("show", 1, 1)).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining(LOG);

        logService = host(log, LOG);
        assertShows();
    }

    @Test
    public void itGoesBackWhenAComponentGoesAndComesAgain() {
        resolve();

        deployer.undeploy("brake");
        vehicle.await("dashboard", DeploymentState.UNRESOLVED);
        assertMissing(BRAKE);

        vehicle.deploy("brake");
        assertShows();
    }

    @Test
    public void aHostServiceWhoseTypesDoNotFitIsNamedWithBoth() {
        clockService = host(new TextClock(), CLOCK);
        deployer.deploy("dashboard", Vehicle.bytes("dashboard"));

        assertThat(vehicle.info("dashboard").problems()).filteredOn(line -> line.contains(CLOCK)).singleElement()
                .asString().contains("import " + CLOCK + " is missing", "does not fit: method now, result: WIT u64 does"
                        + " not fit Java java.lang.String; fitting: long");
    }

    @Test
    public void anUpdateOfAProviderIsSeenThroughIt() {
        resolve();
        WasmComponent dashboard = vehicle.service("dashboard");
        try (Traffic traffic = new Traffic().sync(vehicle.service("brake"), Questions::brake)
                .sync(dashboard, random -> Question.of("render", "brake 1.0.0 3500 kPa at 25000 mm/s", 300, 25_000))) {
            traffic.awaitCalls(100);
            traffic.stop().assertAllAnswered();
        }
        deployer.deploy("brake", Vehicle.secondBrake());

        assertThat(vehicle.info("dashboard").state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(dashboard.call("render", 300, 25_000)).isEqualTo("brake 2.0.0 3500 kPa at 25000 mm/s");
    }

    private void resolve() {
        clockService = host(new Clock(), CLOCK);
        logService = host(log, LOG);
        vehicle.deploy("brake");
        vehicle.deploy("telemetry");
        vehicle.deploy("dashboard");
        vehicle.await("dashboard", DeploymentState.ACTIVE);
    }

    private void assertMissing(String... imports) {
        DeploymentInfo info = vehicle.info("dashboard");
        assertThat(info.state()).isEqualTo(DeploymentState.UNRESOLVED);
        assertThat(info.imports()).filteredOn(use -> use.provider().isEmpty()).extracting(ImportInfo::name)
                .containsExactlyInAnyOrder(imports);
        for (String name : imports) {
            assertThat(info.problems()).anySatisfy(line -> assertThat(line).contains(name));
        }
    }

    private void assertShows() {
        vehicle.await("dashboard", DeploymentState.ACTIVE);
        int before = log.lines.size();

        Object report = vehicle.service("dashboard").call("show", 300, 25_000);

        assertThat(report).isEqualTo(ResultValue.ok(RecordValue.of("at", 42L, "brake", "brake 1.0.0", "pressure",
                3500L, "severity", "info", "recorded", 1L, "total", 25_000L)));
        assertThat(log.lines.subList(before, log.lines.size())).singleElement().asString()
                .isEqualTo("speed=25000@42");
    }

    private ServiceRegistration<?> host(Object service, String name) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ComponentProperties.HOST_INTERFACE, name);
        return context.registerService(Object.class, service, properties);
    }
}
