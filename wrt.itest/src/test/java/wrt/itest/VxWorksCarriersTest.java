// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import wrt.platform.suite.CCompiler;

/**
 * The carriers of an engine on VxWorks are scheduled as configured: in its own words, and as VxWorks's stand-in sees its
 * tasks. Documented-semantics shim, not run on target.
 */
class VxWorksCarriersTest {

    private static final String LIBRARY = "wrt.platform.vxworks.library";
    private static final Path SHIM = Path.of("target/c/libvxworks_carriers.so").toAbsolutePath();

    private Container container;

    @BeforeEach
    void start() throws Exception {
        System.setProperty(LIBRARY, CCompiler.required()
                .sharedLibrary(Path.of("..", "wrt.platform.vxworks", "src/test/c", "vxworks_shim.c"), SHIM).toString());
        container = Container.start(WorkFolder.empty("VxWorksCarriersTest"),
                Map.of(Constants.FRAMEWORK_OS_NAME, "vxworks", Constants.FRAMEWORK_OS_VERSION, "7.0.0"));
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty(LIBRARY);
        if (container != null) {
            container.close();
            StandIn.privileged(true);
        }
    }

    /** What the stand-in itself knows; the container binds the same library. */
    private static final class StandIn {

        private static final SymbolLookup LOOKUP = SymbolLookup.libraryLookup(SHIM, Arena.global());

        static int asked(String function, String task) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment name = arena.allocateFrom(task);
                return (int) Linker.nativeLinker().downcallHandle(LOOKUP.findOrThrow(function),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)).invokeExact(name);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        static void privileged(boolean granted) {
            try {
                Linker.nativeLinker().downcallHandle(LOOKUP.findOrThrow("vx_shim_privileged"),
                        FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)).invokeExact(granted ? 1 : 0);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    /** First in, first out on one processor. */
    static final class InOrder implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("partitions", 2, "carrier.class", "fifo", "carrier.priority",
                    30, "carrier.cpus", "0"));
        }
    }

    @Test
    void everyCarrierIsATaskOfThePriorityAndTheProcessorsOfTheConfiguration() {
        List<String> answer = container.inside(InOrder.class);
        assertThat(answer.get(0)).as("priority 30 is 70 of VxWorks").isEqualTo("fifo 70");
        assertThat(answer.get(1)).contains("name=sched-fifo, state=GRANTED", "priority 30, 70 of VxWorks",
                "name=affinity, state=GRANTED, detail=cpu 0", "name=thread-name, state=GRANTED");
        assertThat(answer.get(2)).isEqualTo("42");
        assertThat(answer.get(3)).doesNotContain(CarriersTest.REFUSED);
        for (String carrier : List.of("wrt-partition-0", "wrt-partition-1")) {
            assertThat(StandIn.asked("vx_shim_priority", carrier)).isEqualTo(70);
            assertThat(StandIn.asked("vx_shim_affinity", carrier)).as("processor 0").isEqualTo(1);
        }
    }

    /** Turns, which a process of VxWorks cannot turn on. */
    static final class InTurns implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("carrier.class", "rr", "carrier.priority", 7));
        }
    }

    @Test
    void turnsAreThePriorityAloneAndSayOnWhatTheyDepend() {
        List<String> answer = container.inside(InTurns.class);
        assertThat(answer.get(0)).isEqualTo("fifo 93");
        assertThat(answer.get(1)).contains("name=sched-rr, state=EMULATED",
                "in turn only where the kernel's time slice is on");
        assertThat(answer.get(2)).isEqualTo("42");
        assertThat(StandIn.asked("vx_shim_priority", "wrt-partition-0")).isEqualTo(93);
    }

    @Test
    void aPriorityThatVxWorksRefusesIsToldOnceWithItsErrorAndTheCarriersRun() {
        StandIn.privileged(false);
        List<String> answer = container.inside(InOrder.class);
        assertThat(answer.get(0)).startsWith("other ");
        assertThat(answer.get(1)).contains("name=sched-fifo, state=REFUSED", "S_taskLib_ILLEGAL_PRIORITY");
        assertThat(answer.get(2)).isEqualTo("42");
        assertThat(answer.get(3)).containsOnlyOnce(CarriersTest.REFUSED).contains("sched-fifo is refused",
                "S_taskLib_ILLEGAL_PRIORITY");
        assertThat(StandIn.asked("vx_shim_priority", "wrt-partition-0")).isNotEqualTo(70);
    }

    /** What VxWorks has not, and a processor out of reach. */
    static final class Absent implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("carrier.class", "sporadic", "carrier.priority", 30,
                    "carrier.priority.low", 5, "carrier.runtime.us", 1000, "carrier.period.us", 4000, "carrier.cpus",
                    "40"));
        }
    }

    @Test
    void whatVxWorksHasNotIsToldWithItsReasonAndTheCarriersRun() {
        List<String> answer = container.inside(Absent.class);
        assertThat(answer.get(1)).contains("name=sched-sporadic, state=ABSENT, detail=a task has no budget",
                "name=affinity, state=REFUSED, detail=processor 40 is out of range 0 to 31");
        assertThat(answer.get(2)).isEqualTo("42");
        assertThat(answer.get(3)).containsOnlyOnce(CarriersTest.REFUSED).contains("sched-sporadic is absent",
                "affinity is refused");
    }
}
