// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.metatype.MetaTypeService;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;
import wrt.platform.suite.CCompiler;

/**
 * The platform backend follows the name of the operating system, and everything resolves whatever that name is.
 *
 * <p>A plain test with an embedded Felix: each OS name wants a container of its own, Pax Exam gives one for the class.
 */
class BackendSelectionTest {

    /** The fragments by the framework's name of their system. */
    private static final Map<String, String> FRAGMENTS = Map.of("linux", "wrt.platform.linux", "qnx",
            "wrt.platform.qnx", "macosx", "wrt.platform.macos", "vxworks", "wrt.platform.vxworks");

    /** What the engine says of itself, and whether a component runs. */
    static final class Ask implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Engine engine = Services.get(context, Engine.class);
            Deployer deployer = Services.get(context, Deployer.class);
            Vehicle vehicle = new Vehicle(context, deployer);
            deployer.deploy("add", Examples.bytes("micro/add.wasm"));
            Object sum = vehicle.service("add").call("add", 40, 2);
            String capabilities = engine.capabilities().toString();
            return List.of(engine.platform(), String.valueOf(sum), capabilities);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "qnx", "macosx", "vxworks", "plan9"})
    void ofAllFragmentsThatOfTheSystemIsAttached(String osName) throws Exception {
        try (Container container = start(osName)) {
            assertThat(notStarted(container)).isEmpty();
            FRAGMENTS.forEach((system, fragment) -> assertThat(bundle(container, fragment).getState()).as(fragment)
                    .isEqualTo(system.equals(osName) ? Bundle.RESOLVED : Bundle.INSTALLED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qnx", "macosx", "vxworks", "plan9"})
    void withoutTheSystemsLibraryTheJavaBackendRuns(String osName) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "elsewhere the library may be there");
        try (Container container = start(osName)) {
            List<String> answer = container.inside(Ask.class);
            assertThat(answer.get(0)).isEqualTo("java");
            assertThat(answer.get(1)).isEqualTo("42");
            assertThat(answer.get(2)).as("capabilities").isNotEqualTo("[]");
        }
    }

    /** What the log says about the platform being plain Java, once the engine runs. */
    static final class Notices implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Services.get(context, Engine.class);
            return Collections.list(Services.get(context, LogReaderService.class).getLog()).stream()
                    .map(LogEntry::getMessage).filter(message -> message.contains("the platform is plain Java")
                            || message.contains("cannot be used"))
                    .toList();
        }
    }

    @Test
    void thatThePlatformIsPlainJavaIsSaidOnceWithTheReason() throws Exception {
        try (Container container = start("plan9")) {
            assertThat(container.inside(Notices.class)).singleElement().asString()
                    .contains("no fragment for the operating system 'plan9'", "emulated");
        }
    }

    @Test
    void aFragmentThatLacksAPackageIsSaidWithIt() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the Linux backend runs on Linux alone");
        try (Container container = start("linux")) {
            bundle(container, "com.sun.jna").uninstall();
            CountDownLatch refreshed = new CountDownLatch(1);
            container.context().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class)
                    .refreshBundles(null, event -> refreshed.countDown());
            refreshed.await();
            List<String> answer = container.inside(Ask.class);
            assertThat(answer.subList(0, 2)).containsExactly("java", "42");
            assertThat(answer.get(2))
                    .contains("name=backend, state=EMULATED, detail=plain Java, as wrt.platform.linux is"
                            + " installed, but lacks the package ")
                    .contains("com.sun.jna");
        }
    }

    @Test
    void aFragmentThatDoesNotWorkIsSaidWithItsReason() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "elsewhere the library may be there");
        try (Container container = start("macosx")) {
            assertThat(container.inside(Notices.class)).satisfiesExactlyInAnyOrder(
                    why -> assertThat(why).contains("the macOS backend cannot be used", "Unable to load library"),
                    so -> assertThat(so).contains("the backend of wrt.platform.macos, which is attached, does not work"
                            + " here: java.lang.UnsatisfiedLinkError: Unable to load library 'System'"));
        }
    }

    /** Switches off what the Linux backend has options for, and tells what the engine then says. */
    static final class SwitchOff implements Container.Step<String> {

        @Override
        public String apply(BundleContext context) {
            try {
                Services.get(context, ConfigurationAdmin.class).getConfiguration("wrt.platform.linux", "?")
                        .update(FrameworkUtil.asDictionary(Map.of("futex.optimization", false, "epoll.integration",
                                false, "numa.awareness", false)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Await.until("the backend has the options", () -> Services.get(context, Engine.class).capabilities()
                    .toString().contains("'futex.optimization' is off"));
            return new Ask().apply(context).toString();
        }
    }

    /** The configurations that the engine's bundle and what is attached to it describe. */
    static final class Described implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Bundle engine = Arrays.stream(context.getBundles())
                    .filter(bundle -> bundle.getSymbolicName().equals("wrt.engine")).findFirst().orElseThrow();
            return List.of(Services.get(context, MetaTypeService.class).getMetaTypeInformation(engine).getPids());
        }
    }

    @Test
    void theOptionsOfTheLinuxBackendAreConfiguration() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the Linux backend runs on Linux alone");
        try (Container container = start("linux")) {
            assertThat(container.inside(Described.class)).contains("wrt.platform.java", "wrt.platform.linux");
            assertThat(container.inside(SwitchOff.class)).startsWith("[linux, 42,").contains(
                    "'futex.optimization' is off", "'epoll.integration' is off", "'numa.awareness' is off");
        }
    }

    @Test
    void onLinuxTheFragmentBringsTheLinuxBackend() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the Linux backend runs on Linux alone");
        try (Container container = start("linux")) {
            List<String> answer = container.inside(Ask.class);
            assertThat(answer.get(0)).isEqualTo("linux");
            assertThat(answer.get(1)).isEqualTo("42");
            assertThat(answer.get(2)).contains("affinity", "sched-fifo", "epoll");
        }
    }

    /** Gives the Linux backend values that are none, and tells what the log and the engine then say. */
    static final class WrongOption implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Services.get(context, Engine.class);
            try {
                Services.get(context, ConfigurationAdmin.class).getConfiguration("wrt.platform.linux", "?")
                        .update(FrameworkUtil.asDictionary(Map.of("futexes", "many", "channels", "0",
                                "numa.awareness", "yes", "timers", "7")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Await.until("the backend has the options", () -> Services.get(context, Engine.class).capabilities()
                    .toString().contains("0 of 7 in use"));
            return List.of(new Ask().apply(context).toString(),
                    Collections.list(Services.get(context, LogReaderService.class).getLog()).stream()
                            .map(LogEntry::getMessage).filter(message -> message.contains("wrt.platform.linux:"))
                            .toList().toString());
        }
    }

    @Test
    void aWrongOptionOfTheLinuxBackendIsToldAndTheDefaultHolds() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the Linux backend runs on Linux alone");
        try (Container container = start("linux")) {
            List<String> answer = container.inside(WrongOption.class);
            assertThat(answer.get(0)).startsWith("[linux, 42,").contains("of 512 in use", "0 of 128 in use");
            assertThat(answer.get(1)).contains(
                    "futexes must be a whole number, 1 to 1000000, but is \"many\"; it stays 512",
                    "channels must be a whole number, 1 to 1000000, but is \"0\"; it stays 128",
                    "numa.awareness must be true or false, but is \"yes\"; it stays true");
        }
    }

    /** Selects the Java backend by configuration, and tells which runs then and whether a component does. */
    static final class ForceJava implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            try {
                Services.get(context, ConfigurationAdmin.class).getConfiguration("wrt.engine", "?")
                        .update(FrameworkUtil.asDictionary(Map.of("backend.target", "(wrt.platform.name=java)")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Await.until("the engine runs on Java",
                    () -> Services.get(context, Engine.class).platform().equals("java"));
            return new Ask().apply(context);
        }
    }

    @Test
    void aBackendIsForcedByConfiguration() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the Linux backend runs on Linux alone");
        try (Container container = start("linux")) {
            assertThat(container.inside(Ask.class).get(0)).isEqualTo("linux");
            assertThat(container.inside(ForceJava.class).subList(0, 2)).containsExactly("java", "42");
            assertThat(container.inside(Notices.class)).singleElement().asString()
                    .contains("'backend.target' of configuration wrt.engine is (wrt.platform.name=java)");
        }
    }

    /** Selects a backend that is not there, then with a text that is no filter, and tells what the log says. */
    static final class NoBackend implements Container.Step<List<String>> {

        @Override
        public List<String> apply(BundleContext context) {
            Services.get(context, Engine.class);
            return List.of(select(context, "(wrt.platform.name=solaris)"), select(context, "linux"));
        }

        private static String select(BundleContext context, String target) {
            try {
                Services.get(context, ConfigurationAdmin.class).getConfiguration("wrt.engine", "?")
                        .update(FrameworkUtil.asDictionary(Map.of("backend.target", target)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LogReaderService log = Services.get(context, LogReaderService.class);
            Await.until("the log names " + target, () -> said(log, target).findAny().isPresent());
            return said(log, target).findFirst().orElseThrow();
        }

        private static Stream<String> said(LogReaderService log, String target) {
            return Collections.list(log.getLog()).stream().map(LogEntry::getMessage)
                    .filter(message -> message.startsWith("configuration wrt.engine: ") && message.contains(target));
        }
    }

    @Test
    void aBackendThatIsNotThereIsToldWithThoseThatAre() throws Exception {
        try (Container container = start("plan9")) {
            assertThat(container.inside(NoBackend.class)).containsExactly(
                    "configuration wrt.engine: no platform backend matches backend.target (wrt.platform.name=solaris),"
                            + " so the engine does not run; there are: java",
                    "configuration wrt.engine: backend.target must be a filter such as (wrt.platform.name=java), but is"
                            + " linux");
        }
    }

    /** The systems that have a stand-in in C, which their fragment's tests bring. */
    @ParameterizedTest
    @CsvSource({"qnx,7.1.0,qnx", "macosx,14.4.0,macos", "vxworks,7.0.0,vxworks"})
    void onAStandInTheFragmentBringsItsBackend(String osName, String osVersion, String backend) throws Exception {
        Path source = Path.of("..", "wrt.platform." + backend, "src/test/c", backend + "_shim.c");
        assumeTrue(Files.exists(source), "there is no stand-in " + source);
        Path library = CCompiler.required().sharedLibrary(source,
                Path.of("target/c", "lib" + backend + "_shim.so").toAbsolutePath());
        String property = "wrt.platform." + backend + ".library";
        System.setProperty(property, library.toString());
        try (Container container = Container.start(WorkFolder.empty("BackendSelectionTest-stand-in-" + osName),
                Map.of(Constants.FRAMEWORK_OS_NAME, osName, Constants.FRAMEWORK_OS_VERSION, osVersion))) {
            List<String> answer = container.inside(Ask.class);
            System.out.println(backend + " in a container: documented-semantics shim, not run on target");
            assertThat(answer.subList(0, 2)).containsExactly(backend, "42");
        } finally {
            System.clearProperty(property);
        }
    }

    private static Container start(String osName) throws Exception {
        return Container.start(WorkFolder.empty("BackendSelectionTest-" + osName),
                Map.of(Constants.FRAMEWORK_OS_NAME, osName));
    }

    private static Bundle bundle(Container container, String name) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> notStarted(Container container) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> Optional.ofNullable(bundle.getHeaders().get(Constants.FRAGMENT_HOST)).isEmpty())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE).map(Bundle::toString).toList();
    }
}
