// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;

/**
 * A component written in JavaScript, a whole language runtime inside.
 *
 * <p>Its {@code .wasm} is not committed: without the file that {@code ./wrt demo} builds where Node.js is installed,
 * these tests are skipped.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PlannerTest {

    private static final Path FILE = Path.of(System.getProperty("wrt.planner", "planner.wasm"));

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    private Vehicle vehicle;
    private WasmComponent planner;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(PlannerTest.class);
    }

    @Before
    public void deploy() throws IOException {
        Assume.assumeTrue(FILE + " was not built", Files.exists(FILE));
        vehicle = new Vehicle(context, deployer);
        deployer.deploy("planner", Files.readAllBytes(FILE));
        planner = vehicle.service("planner");
    }

    @After
    public void end() {
        if (vehicle != null) {
            vehicle.clear();
        }
    }

    @Test
    public void itPlansARoute() {
        List<RecordValue> stops = List.of(stop("depot", 0, 0), stop("far", 10, 10), stop("near", 1, 2));

        assertThat(planner.call("routing#plan", stops)).isEqualTo(ResultValue.ok(
                RecordValue.of("stops", List.of("depot", "near", "far"), "length", 20L)));
        assertThat(planner.call("routing#plan", List.of())).isEqualTo(ResultValue.error("no waypoints"));
        assertThat(planner.call("routing#distance", stop("a", -3, 4), stop("b", 1, 1))).isEqualTo(7L);
    }

    @Test
    public void itKeepsWorkingCallAfterCall() {
        for (int i = 0; i < 200; i++) {
            assertThat(planner.call("routing#distance", stop("a", 0, 0), stop("b", i, -i))).isEqualTo(2L * i);
        }
    }

    private static RecordValue stop(String name, int x, int y) {
        return RecordValue.of("name", name, "x", x, "y", y);
    }
}
