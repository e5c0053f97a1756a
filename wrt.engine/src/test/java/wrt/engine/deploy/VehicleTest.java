// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.api.component.CallOptions;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.ResultException;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentState;
import wrt.api.value.RecordValue;
import wrt.api.value.ResourceValue;
import wrt.api.value.ResultValue;
import wrt.component.Features;
import wrt.core.CoreConfig;
import wrt.engine.deploy.store.Origin;

/** Real components of the example vehicle, deployed, wired and called. */
class VehicleTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    /** {@code vehicle:brake/actuator}. */
    public interface Actuator {
        long pressure(long pedal, long speed);

        List<Long> distribute(long total, List<Long> weights);

        String label(String wheel);

        String version();
    }

    /** {@code vehicle:telemetry/readings}, in part. */
    public interface Readings {
        enum Severity {
            INFO, WARNING, ALARM
        }

        enum Faults {
            ENGINE, BRAKES, LIGHTS, TYRES, DOORS, BATTERY, COOLING, STEERING, AIRBAG
        }

        record Sample(String sensor, int value, long at) {
        }

        record Summary(int count, double min, double max, double mean) {
        }

        record Point(double x, double y) {
        }

        record Combined(Set<Faults> either, Set<Faults> both, int count) {
        }

        sealed interface Reading {
            record Absent() implements Reading {
            }

            record Digital(boolean value) implements Reading {
            }

            record Counter(long value) implements Reading {
            }

            record Analog(double value) implements Reading {
            }

            record Text(String value) implements Reading {
            }

            record Position(Point value) implements Reading {
            }
        }

        Severity classify(double value, double warningAt, double alarmAt);

        Reading echoReading(Reading value);

        Combined combine(Set<Faults> a, Set<Faults> b);

        Optional<Summary> summarize(double[] values);

        Sample parse(String line);

        void check(Sample value);

        Sample[] reverse(List<Sample> samples);

        String[] split(String text, int separator);

        int checksum(byte[] bytes);

        Sample latestOf(Sample a, Sample b, Sample c, Sample d, Sample e);
    }

    /** {@code vehicle:telemetry/recording}. */
    public interface Recording {

        /** The resource. */
        interface Recorder extends AutoCloseable {
            String name();

            long append(Readings.Sample value);

            Optional<Readings.Sample> latest();

            @Override
            void close();
        }

        Recorder newRecorder(String name, int capacity);

        int recorderLive();

        Recorder recorderMerge(Recorder a, Recorder b);

        long total(Recorder of);

        int close(Recorder of);
    }

    /** {@code vehicle:host/clock}. */
    public static final class Clock {
        public long now() {
            return 42;
        }
    }

    /** {@code vehicle:host/log}. */
    public static final class Log {
        final List<String> lines = new ArrayList<>();

        public void write(String message) {
            lines.add(message);
        }
    }

    @TempDir
    Path directory;

    private DeployerFixture deployer;

    @BeforeEach
    void start() {
        deployer = new DeployerFixture(directory,
                new PartitionFoundry(new CallerRunPartition(), CoreConfig.defaults(), Features.defaults()),
                new FakeFoundry());
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(EXAMPLES.resolve(file + ".wasm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DeployedComponent deploy(String name, String file) {
        deployer.deployments.deploy(name, bytes(file), Map.of(), new Origin.Api());
        return deployer.service(name);
    }

    @Test
    void bytesBecomeAServiceThatIsCalled() {
        DeployedComponent brake = deploy("brake", "vehicle/brake/brake");

        assertThat(brake.call("pressure", 500, 40_000)).isEqualTo(5800L);
        assertThat(brake.callText(CallOptions.DEFAULT, "actuator#distribute", List.of("1000", "[5, 5, 2, 8]")))
                .isEqualTo("[250, 250, 100, 400]");
        assertThat(brake.exports()).first().satisfies(export -> {
            assertThat(export.path()).isEqualTo("vehicle:brake/actuator@0.1.0#pressure");
            assertThat(export.signature()).isEqualTo("func(pedal: u32, speed: u32) -> u32");
        });
    }

    @Test
    void aTypedProxyPassesScalarsFlatAndSurvivesAnUpdate() {
        Actuator brake = deploy("brake", "vehicle/brake/brake").as(Actuator.class);

        assertThat(brake.pressure(500, 40_000)).isEqualTo(5800);
        assertThat(brake.distribute(1000, List.of(5L, 5L, 2L, 8L))).containsExactly(250L, 250L, 100L, 400L);
        assertThat(brake.label("front")).isEqualTo("brake:front");
        deploy("brake", "vehicle/brake/brake-v2");
        assertThat(brake.version()).isEqualTo("brake 2.0.0");
        assertThat(brake.pressure(500, 40_000)).isEqualTo(5800);
        assertThat(brake).hasToString("Actuator of brake");
        assertThatThrownBy(() -> brake.pressure(-1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("u32 must be 0 to 4294967295, but is -1");
    }

    @Test
    void everyShapeHasItsJavaType() {
        Readings readings = deploy("telemetry", "vehicle/telemetry/telemetry").as(Readings.class);
        Readings.Sample oil = new Readings.Sample("oil", -7, 1200);
        Readings.Sample water = new Readings.Sample("water", 1, 2);

        assertThat(readings.classify(51, 30, 50)).isEqualTo(Readings.Severity.ALARM);
        for (Readings.Reading reading : List.of(new Readings.Reading.Absent(), new Readings.Reading.Digital(true),
                new Readings.Reading.Counter(-1), new Readings.Reading.Analog(1.5), new Readings.Reading.Text("ä"),
                new Readings.Reading.Position(new Readings.Point(1, -2)))) {
            assertThat(readings.echoReading(reading)).isEqualTo(reading);
        }
        assertThat(readings.combine(Set.of(Readings.Faults.ENGINE, Readings.Faults.AIRBAG),
                Set.of(Readings.Faults.AIRBAG))).isEqualTo(new Readings.Combined(
                        Set.of(Readings.Faults.ENGINE, Readings.Faults.AIRBAG), Set.of(Readings.Faults.AIRBAG), 2));
        assertThat(readings.summarize(new double[]{1, 2, 6})).contains(new Readings.Summary(3, 1, 6, 3));
        assertThat(readings.summarize(new double[0])).isEmpty();
        assertThat(readings.parse("oil=-7@1200")).isEqualTo(oil);
        assertThat(readings.reverse(List.of(oil, water))).containsExactly(water, oil);
        assertThat(readings.split("a,b", ',')).containsExactly("a", "b");
        assertThat(readings.checksum(new byte[]{'1', '2', '3', '4', '5', '6', '7', '8', '9'})).isEqualTo(0xCBF43926);
        assertThat(readings.latestOf(water, oil, water, water, water)).isEqualTo(oil);
        readings.check(oil);
        assertThatThrownBy(() -> readings.check(new Readings.Sample("fuel", 1, 1)))
                .isInstanceOfSatisfying(ResultException.class,
                        e -> assertThat(String.valueOf(e.payload())).contains("unknown-sensor", "fuel"));
    }

    @Test
    void aComponentWritesTheJavaInterfaceOfAnExport() {
        DeployedComponent telemetry = deploy("telemetry", "vehicle/telemetry/telemetry");

        assertThat(telemetry.javaSource("recording", "my.vehicle")).startsWith("package my.vehicle;")
                .contains("public interface Recording {");
        assertThat(deploy("hog", "vehicle/hog/hog").javaSource("", "my")).contains("public interface Hog {");
        assertThatThrownBy(() -> telemetry.javaSource("", "my")).hasMessage("telemetry exports several interfaces: "
                + "vehicle:telemetry/readings@0.1.0, vehicle:telemetry/recording@0.1.0");
        assertThatThrownBy(() -> telemetry.javaSource("radio", "my")).hasMessageStartingWith(
                "telemetry exports no interface radio; it exports vehicle:telemetry/readings@0.1.0");
        assertThatThrownBy(() -> telemetry.javaSource("readings", "my package"))
                .hasMessage("\"my package\" is no name of a Java package");
    }

    @Test
    void aResourceIsAnObjectOfItsInterface() {
        Recording recording = deploy("telemetry", "vehicle/telemetry/telemetry").as(Recording.class);

        Recording.Recorder recorder = recording.newRecorder("left", 3);
        Recording.Recorder other = recording.newRecorder("right", 3);
        assertThat(recorder.append(new Readings.Sample("oil", 5, 1))).isEqualTo(1);
        assertThat(recorder.latest()).contains(new Readings.Sample("oil", 5, 1));
        assertThat(recording.total(recorder)).isEqualTo(5);
        Recording.Recorder merged = recording.recorderMerge(recorder, other);
        assertThat(merged.name()).isEqualTo("left+right");
        assertThat(recording.recorderLive()).isEqualTo(3);
        other.close();
        assertThat(recording.recorderLive()).isEqualTo(2);
        assertThat(recording.close(recorder)).isEqualTo(1);
        assertThatThrownBy(recorder::name).hasMessageContaining("closed");
    }

    @Test
    void resourcesOfAnOldInstanceStayValidOverAnUpdate() throws Exception {
        DeployedComponent telemetry = deploy("telemetry", "vehicle/telemetry/telemetry");
        ResourceValue recorder = (ResourceValue) telemetry.call("[constructor]recorder", "old", 3);
        telemetry.call("[method]recorder.append", recorder, RecordValue.of("sensor", "oil", "value", 5, "at", 1));

        deployer.deployments.deploy("telemetry", bytes("vehicle/telemetry/telemetry"), Map.of("memory.pages", "100"),
                new Origin.Api());

        assertThat(telemetry.call("[method]recorder.name", recorder)).isEqualTo("old");
        assertThat(telemetry.call("total", recorder)).isEqualTo(5L);
        assertThat(telemetry.call("[static]recorder.live")).isEqualTo(0L);
        assertThat(recorder.isOpen()).isTrue();
        deployer.deployments.undeploy("telemetry");
        assertThat(recorder.isOpen()).isFalse();
    }

    @Test
    void componentsAndHostServicesAreWiredTogether() {
        deployer.deployments.deploy("dashboard", bytes("vehicle/dashboard/dashboard"), Map.of(), new Origin.Api());
        assertThat(deployer.info("dashboard").problems()).hasSize(5);
        deploy("brake", "vehicle/brake/brake");
        deploy("telemetry", "vehicle/telemetry/telemetry");
        Log log = new Log();
        deployer.host(1, 0, "vehicle:host/clock@0.1.0", new Clock());
        HostService logService = deployer.host(2, 0, "vehicle:host/log@0.1.0", log);

        assertThat(deployer.info("dashboard").problems()).isEmpty();
        assertThat(deployer.service("dashboard").call("show", 300, 25_000)).isEqualTo(
                ResultValue.ok(RecordValue.of("at", 42L, "brake", "brake 1.0.0", "pressure", 3500L, "severity",
                        "info", "recorded", 1L, "total", 25_000L)));
        assertThat(log.lines).containsExactly("speed=25000@42");

        deploy("brake", "vehicle/brake/brake-v2");
        assertThat(deployer.service("dashboard").call("render", 300, 25_000))
                .isEqualTo("brake 2.0.0 3500 kPa at 25000 mm/s");
        deployer.unregister(logService);
        assertThat(deployer.info("dashboard").state()).isEqualTo(DeploymentState.UNRESOLVED);
    }

    @Test
    void aHogEndsWithItsFuelAndServesTheNextCall() {
        DeployedComponent hog = deploy("hog", "vehicle/hog/hog");

        assertThatThrownBy(() -> hog.call(CallOptions.DEFAULT.withFuel(100_000), "spin"))
                .isInstanceOf(FuelExhaustedException.class).hasMessageContainingAll("hog", "spin", "100000");
        assertThat(hog.call("burn", 1)).isEqualTo(1664525L + 1013904223L);
    }

    @Test
    void aMemoryDoesNotGrowBeyondItsLimit() {
        deployer.deployments.deploy("hungry", bytes("vehicle/bad/hungry"), Map.of("memory.pages", "64"),
                new Origin.Api());

        assertThat((Long) deployer.service("hungry").call("grow")).isBetween(1L, 64L);
    }

    @Test
    void whatIsNoValidComponentIsRefusedWithPlaceAndRule() {
        for (String bad : List.of("empty", "text", "module", "truncated-preamble", "truncated", "oversized-section",
                "unknown-version", "invalid", "invalid-code", "trap-on-start")) {
            assertThatThrownBy(() -> deploy(bad, "vehicle/bad/" + bad)).as(bad)
                    .isInstanceOf(DeploymentException.class).hasMessageStartingWith(bad + ": ");
        }
        assertThat(deployer.deployments.infos()).isEmpty();
    }

    /** Fits nothing. */
    public interface Unfit {
        void fly();

        long pressure(String pedal, long speed);

        int label(String wheel);
    }

    @Test
    void everyMethodThatDoesNotFitIsNamedWithWhatWould() {
        DeployedComponent brake = deploy("brake", "vehicle/brake/brake");

        assertThatThrownBy(() -> brake.as(Unfit.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("method fly: vehicle:brake/actuator@0.1.0 has no such function")
                .hasMessageContaining("method pressure, parameter pedal: WIT u32 does not fit Java java.lang.String; "
                        + "fitting: long, int (same bits)")
                .hasMessageContaining("method label, result: WIT string does not fit Java int; fitting: String");
    }
}
