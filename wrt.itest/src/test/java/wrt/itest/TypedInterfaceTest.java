// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongBinaryOperator;
import java.util.zip.CRC32;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentConstants;
import wrt.api.component.ComponentProperties;
import wrt.api.component.ResultException;
import wrt.api.deploy.Deployer;
import wrt.itest.vehicle.Actuator;
import wrt.itest.vehicle.Readings;

/** Components behind Java interfaces: through a proxy, as a service, and as the reference of a DS component. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class TypedInterfaceTest {

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private ConfigurationAdmin configurations;

    private Vehicle vehicle;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(TypedInterfaceTest.class);
    }

    /** The test's bundle is the consumer: it exports the interface, as a bundle with an API would, and has the component. */
    @ProbeBuilder
    public TestProbeBuilder consumer(TestProbeBuilder probe) {
        probe.setHeader(Constants.EXPORT_PACKAGE, "wrt.itest.vehicle");
        probe.setHeader(ComponentConstants.SERVICE_COMPONENT, "OSGI-INF/brake-pedal.xml");
        return probe;
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
    public void aJavaInterfaceCallsTheComponent() throws Exception {
        Actuator brake = vehicle.deploy("brake").as(Actuator.class);

        assertThat(brake.pressure(500, 40_000)).isEqualTo(5800);
        assertThat(brake.distribute(1000, List.of(5L, 5L, 2L, 8L))).containsExactly(250L, 250L, 100L, 400L);
        assertThat(brake.label("front").toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("brake:front");
        assertThat(brake.version()).isEqualTo("brake 1.0.0");
    }

    @Test
    public void anUpdateGoesUnnoticed() {
        Actuator brake = vehicle.deploy("brake").as(Actuator.class);
        deployer.deploy("brake", Vehicle.secondBrake());

        assertThat(brake.version()).isEqualTo("brake 2.0.0");
        assertThat(brake.pressure(500, 40_000)).isEqualTo(5800);
    }

    @Test
    public void everyKindOfTypeHasItsJavaShape() {
        Readings readings = vehicle.deploy("telemetry").as(Readings.class);
        Readings.Sample sample = new Readings.Sample("oil", -7, 1200);
        CRC32 crc = new CRC32();
        crc.update("wheel".getBytes(StandardCharsets.UTF_8));

        assertThat(readings.echo("grüß dich \uD83D\uDE97")).isEqualTo("grüß dich \uD83D\uDE97");
        assertThat(readings.classify(51_000, 30_000, 50_000)).isEqualTo(Readings.Severity.ALARM);
        assertThat(readings.echoReading(new Readings.Reading.Absent())).isEqualTo(new Readings.Reading.Absent());
        assertThat(readings.echoReading(new Readings.Reading.Counter(-1))).isEqualTo(
                new Readings.Reading.Counter(-1));
        assertThat(readings.echoReading(new Readings.Reading.Position(new Readings.Reading.Point(1.5, -2))))
                .isEqualTo(new Readings.Reading.Position(new Readings.Reading.Point(1.5, -2)));
        assertThat(readings.combine(Set.of(Readings.Faults.ENGINE, Readings.Faults.AIRBAG),
                Set.of(Readings.Faults.AIRBAG))).isEqualTo(new Readings.Combined(
                        Set.of(Readings.Faults.ENGINE, Readings.Faults.AIRBAG), Set.of(Readings.Faults.AIRBAG), 2));
        assertThat(readings.summarize(List.of(1.0, 2.0, 6.0))).contains(new Readings.Summary(3, 1, 6, 3));
        assertThat(readings.summarize(List.of())).isEmpty();
        assertThat(readings.parse("oil=-7@1200")).isEqualTo(sample);
        assertThat(readings.reverse(List.of(sample, new Readings.Sample("water", 1, 2))))
                .containsExactly(new Readings.Sample("water", 1, 2), sample);
        assertThat(readings.checksum("wheel".getBytes(StandardCharsets.UTF_8))).isEqualTo(crc.getValue());
    }

    @Test
    public void theErrorCaseOfAResultIsThrown() {
        Readings readings = vehicle.deploy("telemetry").as(Readings.class);

        assertThatThrownBy(() -> readings.parse("no equals sign")).isInstanceOf(ResultException.class);
    }

    /** An interface that does not fit. */
    public interface Misfit {

        /** There is no such function. */
        void fly();

        /** The function has two parameters. */
        long pressure(String pedal);
    }

    @Test
    public void anInterfaceThatDoesNotFitIsRefusedByNameOfEachMethod() {
        var brake = vehicle.deploy("brake");

        assertThatThrownBy(() -> brake.as(Misfit.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("fly", "pressure");
    }

    @Test
    public void aConfiguredComponentIsAServiceOfTheJavaInterface() throws Exception {
        try (AutoCloseable configured = configure()) {
            vehicle.deploy("brake");
            Await.until("the actuator is a service", () -> actuator().isPresent());
            ServiceReference<Actuator> reference = actuator().orElseThrow();

            assertThat(context.getService(reference).pressure(500, 40_000)).isEqualTo(5800);
            assertThat(reference.getProperty(ComponentProperties.NAME)).isEqualTo("brake");
            assertThat(reference.getProperty("place")).isEqualTo("front axle");

            deployer.undeploy("brake");
            assertThat(actuator()).isEmpty();
        }
    }

    @Test
    public void aDsComponentRefersToTheJavaInterface() throws Exception {
        try (AutoCloseable configured = configure()) {
            assertThat(pedal()).as("before the brake is there").isEmpty();
            vehicle.deploy("brake");
            Await.until("the pedal has its actuator", () -> pedal().isPresent());

            assertThat(context.getService(pedal().orElseThrow()).applyAsLong(500, 40_000)).isEqualTo(5800);

            deployer.undeploy("brake");
            Await.until("the pedal is gone", () -> pedal().isEmpty());
        }
    }

    private AutoCloseable configure() throws Exception {
        var configuration = configurations.getFactoryConfiguration("wrt.component", "brake", "?");
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("export.services", new String[]{Actuator.class.getName()});
        properties.put("place", "front axle");
        configuration.update(properties);
        return configuration::delete;
    }

    private Optional<ServiceReference<Actuator>> actuator() {
        return Optional.ofNullable(context.getServiceReference(Actuator.class));
    }

    private Optional<ServiceReference<LongBinaryOperator>> pedal() {
        return Optional.ofNullable(context.getServiceReference(LongBinaryOperator.class));
    }
}
