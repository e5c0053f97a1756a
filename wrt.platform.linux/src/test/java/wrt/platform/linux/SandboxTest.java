// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Scheduling;
import wrt.api.platform.Timer;
import wrt.platform.suite.CCompiler;

/** A sandbox that refuses system calls is done without, and the capabilities say what it refuses. */
class SandboxTest {

    /** What runs in the sandbox: says the capabilities, and uses what was refused. */
    static final class Inside {

        private Inside() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            LinuxBackend backend = new LinuxBackend(PlatformLimits.SEED, LinuxOptions.DEFAULT);
            Carrier carrier = backend.threads().create(CarrierRequest.named("boxed").on(Set.of(0))
                    .with(new Scheduling.Fifo(10)), () -> {
                    });
            carrier.start();
            carrier.join(Parker.FOREVER);
            backend.capabilities().forEach(each -> System.out.println(each.name() + " " + each.state() + " "
                    + each.detail() + " " + each.error()));
            try (Timer timer = backend.timers().create(); EventQueue events = backend.eventQueues().create()) {
                timer.arm(System.nanoTime(), 0);
                System.out.println("timer " + timer.await(Parker.FOREVER));
                events.await((source, count) -> {
                }, System.nanoTime() + 1_000_000);
            }
            backend.close();
            System.out.println("done");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, EPERM, REFUSED futex_waitv", "38, ENOSYS, ABSENT futex_waitv came with Linux 5.16"})
    void whatItRefusesIsSaidAndDoneWithout(int number, String name, String waitAny)
            throws IOException, InterruptedException {
        String said = inside(number);
        assumeFalse(said.contains("no seccomp"), "the kernel has no sandboxes");
        assertThat(said).contains("wait-any " + waitAny,
                "timers EMULATED plain Java: timerfd_create is refused: " + name,
                "user-events EMULATED plain Java: timerfd_create is refused: " + name,
                "descriptor-events ABSENT timerfd_create is refused: " + name).containsPattern(
                        "affinity REFUSED cpu 0.*" + name)
                .containsPattern("sched-fifo REFUSED priority 10.*" + name).containsPattern("numa (REFUSED|ABSENT)")
                .contains("timer 1", "done");
    }

    private static String inside(int number) throws IOException, InterruptedException {
        Path sandbox = CCompiler.required().program(Path.of("src/test/c/sandbox.c"), Path.of("target/c/sandbox"))
                .toAbsolutePath();
        Process process = new ProcessBuilder(List.of(sandbox.toString(), Integer.toString(number),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Inside.class.getName())).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
