// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import wrt.platform.suite.CCompiler;

/**
 * What the configuration asks for carriers on QNX, macOS and VxWorks, and how {@code wrt:platform} shows what they got: in a
 * container, on stand-ins, not on those systems.
 */
class StandInCarriersTest {

    private static final String GOGO = "org.apache.felix.service.command.CommandProcessor";

    /** Starts a container on a stand-in, configures the carriers, and prints {@code wrt:platform}. */
    private static String listing(String osName, String osVersion, String backend,
            Class<? extends Container.Step<List<String>>> configure) throws Exception {
        Path source = Path.of("..", "wrt.platform." + backend, "src/test/c", backend + "_shim.c");
        assumeTrue(Files.exists(source), "there is no stand-in " + source);
        Path library = CCompiler.required().sharedLibrary(source,
                Path.of("target/c", "lib" + backend + "_carriers.so").toAbsolutePath());
        String property = "wrt.platform." + backend + ".library";
        System.setProperty(property, library.toString());
        try (Container container = Container.start(WorkFolder.empty("StandInCarriersTest-" + osName),
                Map.of(Constants.FRAMEWORK_OS_NAME, osName, Constants.FRAMEWORK_OS_VERSION, osVersion))) {
            List<String> answer = container.inside(configure);
            assertThat(answer.get(2)).as("the component's answer").isEqualTo("42");
            System.out.println(backend + " carriers: documented-semantics shim, not run on target; " + answer.get(0));
            return shell(container.context(), "wrt:platform") + "\nlog " + answer.get(3);
        } finally {
            System.clearProperty(property);
        }
    }

    // The shell's classes are those of its bundle, unknown here.
    private static String shell(BundleContext context, String command) throws Exception {
        ServiceReference<?> reference = context.getAllServiceReferences(GOGO, null)[0];
        Class<?> processor = reference.getBundle().loadClass(GOGO);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Object session = processor.getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                .invoke(context.getService(reference), new ByteArrayInputStream(new byte[0]), out, out);
        Class<?> type = reference.getBundle().loadClass("org.apache.felix.service.command.CommandSession");
        Object result = type.getMethod("execute", CharSequence.class).invoke(session, command);
        return printed.toString(StandardCharsets.UTF_8) + result;
    }

    /** A budget on one processor. */
    static final class Sporadic implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("partitions", 2, "carrier.class", "sporadic",
                    "carrier.priority", "30", "carrier.priority.low", "8", "carrier.replenishments", "4",
                    "carrier.runtime.us", "900_000", "carrier.period.us", "1000000", "carrier.cpus", "0,1"));
        }
    }

    @Test
    void aSporadicCarrierOfQnxIsListedWithItsProcessorClassPriorityAndBudget() throws Exception {
        String listing = listing("qnx", "7.1.0", "qnx", Sporadic.class);
        assertThat(listing).startsWith("backend qnx")
                .containsPattern("(?m)^0 +wrt-partition-0 +\\d+ +0 +sporadic +30 ")
                .containsPattern("(?m)^1 +wrt-partition-1 +\\d+ +1 +sporadic +30 ")
                .containsPattern("(?m)^1 +sched-sporadic +granted +priority 30, 8 without budget; 900000000 of"
                        + " 1000000000 ns, 4 replenishments")
                .containsPattern("(?m)^sched-sporadic +granted ").containsPattern("(?m)^1 +affinity +granted +cpu 1")
                .doesNotContain("carriers run without");
    }

    /** A class of service, and processors beside it. */
    static final class OfService implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("carrier.qos", "user-initiated", "carrier.cpus", "0"));
        }
    }

    @Test
    void aCarrierOfMacOsIsListedWithItsClassOfServiceAndWhyItHasNoProcessor() throws Exception {
        assertThat(listing("macosx", "14.4.0", "macos", OfService.class)).startsWith("backend macos")
                .containsPattern("(?m)^0 +wrt-partition-0 +\\d+ +any +other +31 ")
                .containsPattern("(?m)^0 +quality-of-service +granted +USER_INITIATED, 0x19 of macOS")
                .containsPattern("(?m)^0 +affinity +absent +macOS binds no thread to a processor, and a hint would")
                .contains("carriers run without what configuration wrt.engine asks for: affinity is absent");
    }

    /** Run time before a deadline. */
    static final class Constrained implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("carrier.class", "deadline", "carrier.runtime.us", "2000",
                    "carrier.period.us", "10000"));
        }
    }

    @Test
    void aDeadlineOfMacOsIsListedAsItsTimeConstraint() throws Exception {
        assertThat(listing("macosx", "14.4.0", "macos", Constrained.class))
                .containsPattern("(?m)^0 +wrt-partition-0 +\\d+ +any +deadline +31 ")
                .containsPattern("(?m)^0 +sched-deadline +granted +time constraint, 2000000 of 10000000 ns every"
                        + " 10000000 ns")
                .doesNotContain("carriers run without");
    }

    /** A fixed priority on one processor. */
    static final class Fixed implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            return CarriersTest.restarted(context, Map.of("carrier.priority", "40", "carrier.cpus", "1"));
        }
    }

    @Test
    void aCarrierOfVxWorksIsListedWithItsProcessorAndTheSystemsOwnPriority() throws Exception {
        assertThat(listing("vxworks", "7.0.0", "vxworks", Fixed.class)).startsWith("backend vxworks")
                .containsPattern("(?m)^0 +wrt-partition-0 +\\d+ +1 +fifo +60 ")
                .containsPattern("(?m)^0 +sched-fifo +granted +priority 40, 60 of VxWorks")
                .doesNotContain("carriers run without");
    }
}
