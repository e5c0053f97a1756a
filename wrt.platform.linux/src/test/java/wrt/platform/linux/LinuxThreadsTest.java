// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.MemoryControl.NumaNode;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.OsCarrier;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Libc;

/** Runs on the real kernel: what needs a privilege is either effective or refused with its reason. */
class LinuxThreadsTest {

    private static final long MEBIBYTE = 1 << 20;

    private final ConcurrentLinkedQueue<Capability> reported = new ConcurrentLinkedQueue<>();

    @Test
    void theKernelKnowsTheThreadByItsNameCutTo15Characters() throws Exception {
        Run run = run(request("wrt-partition-number-7", OptionalInt.empty(), OptionalInt.empty()), "comm");
        assertThat(run.seen()).isEqualTo("wrt-partition-n");
        assertThat(run.answer("thread-name")).isEqualTo(new Capability("thread-name", State.GRANTED,
                "wrt-partition-n (cut to 15 characters)"));
        assertThat(run.carrier().thread().getName()).isEqualTo("wrt-partition-number-7");
        assertThat(run.carrier().thread().isDaemon()).isTrue();
    }

    @Test
    void aNameOutsideAsciiNeverEndsInHalfACharacter() throws Exception {
        Run run = run(request("Größe-der-Bremse", OptionalInt.empty(), OptionalInt.empty()), "comm");
        assertThat(run.seen()).isEqualTo("Gr??e-der-Brems");
    }

    @Test
    void theThreadRunsOnItsProcessorOrTheRefusalSaysWhy() throws Exception {
        int cpu = firstAllowedProcessor();
        Run run = run(request("wrt-0", OptionalInt.of(cpu), OptionalInt.empty()), "status");
        Capability answer = run.answer("affinity");
        say(answer);
        if (answer.state() == State.GRANTED) {
            assertThat(run.seen()).containsPattern("Cpus_allowed_list:\\s+" + cpu + "\n");
        } else {
            assertThat(answer.detail()).contains("EPERM");
        }
    }

    @Test
    void aProcessorThatDoesNotExistIsRefusedAndTheThreadRuns() throws Exception {
        Run run = run(request("wrt-0", OptionalInt.of(1000), OptionalInt.empty()), "comm");
        assertThat(run.answer("affinity").state()).isEqualTo(State.REFUSED);
        assertThat(run.answer("affinity").detail()).contains("cpu 1000", "EINVAL", "no such");
    }

    @Test
    void aProcessorOutOfRangeIsRefusedWithTheRange() {
        assertThat(new ProcessorAffinity(Set.of(1024)).apply()).isEqualTo(
                new Capability("affinity", State.REFUSED, "processor 1024 is out of range 0 to 1023"));
        assertThat(new ProcessorAffinity(Set.of(-1)).apply().state()).isEqualTo(State.REFUSED);
    }

    @Test
    void fifoPriorityIsEffectiveOrTheRefusalSaysWhatItTakes() throws Exception {
        Run run = run(request("wrt-0", OptionalInt.empty(), OptionalInt.of(10)), "comm");
        Capability answer = run.answer("sched-fifo");
        say(answer);
        if (answer.state() == State.GRANTED) {
            assertThat(run.policy()).isEqualTo(Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK);
        } else {
            assertThat(answer.detail()).contains("EPERM", "CAP_SYS_NICE");
            assertThat(run.policy()).isZero();
        }
    }

    @Test
    void aThreadIsAsNiceAsBeforeWhenItLeavesAClass() throws Exception {
        Abi abi = Abi.of(System.getProperty("os.arch"));
        CompletableFuture<List<Integer>> seen = new CompletableFuture<>();
        carrier(CarrierRequest.named("nice"), () -> {
            renice(5, Libc.syscall(abi.calls().gettid(), 0, 0, 0, 0, 0, 0));
            ThreadScheduling scheduling = new ThreadScheduling(abi.calls().schedSetattr());
            say(scheduling.apply(new Scheduling.Fifo(10)));
            int error = scheduling.set(ThreadScheduling.OTHER, 0, 0, 0, 0);
            seen.complete(
                    List.of(error, Libc.getpriority(0, 0), Libc.sched_getscheduler(0) & ~Libc.SCHED_RESET_ON_FORK));
        }, reported::add).start();
        assertThat(seen.get()).containsExactly(0, 5, ThreadScheduling.OTHER);
    }

    private static void renice(int nice, long thread) {
        try {
            new ProcessBuilder("renice", "-n", Integer.toString(nice), "-p", Long.toString(thread)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPriorityOutOfRangeIsRefusedWithTheRange() throws Exception {
        Run run = run(request("wrt-0", OptionalInt.empty(), OptionalInt.of(100)), "comm");
        assertThat(run.answer("sched-fifo").detail()).contains("priority 100", "EINVAL", "1 to 99");
    }

    @Test
    void whatIsNotAskedForIsUnused() throws Exception {
        Run run = run(request("wrt-0", OptionalInt.empty(), OptionalInt.empty()), "comm");
        assertThat(run.answer("affinity").state()).isEqualTo(State.UNUSED);
        assertThat(run.answer("sched-fifo").state()).isEqualTo(State.UNUSED);
        assertThat(reported).containsExactlyElementsOf(run.carrier().capabilities());
    }

    @Test
    void theStackIsAsLargeAsAskedFor() throws Exception {
        // The same recursion that ends a small stack fits on the large one, whatever the compiler does meanwhile.
        assertThat(fits(MEBIBYTE, 1_000_000)).isFalse();
        assertThat(fits(1024 * MEBIBYTE, 1_000_000)).isTrue();
    }

    @Test
    void aBoundThreadPrefersTheMemoryOfItsNodeWhereThereAreSeveral() throws Exception {
        int cpu = firstAllowedProcessor();
        NumaTopology two = new NumaTopology(List.of(new NumaNode(0, String.valueOf(cpu), List.of(10, 20)),
                new NumaNode(1, "1023", List.of(20, 10))));
        assertThat(policyOn(two, true, cpu)).isEqualTo("1 of nodes 1, numa GRANTED PREFERRED [0]");
        assertThat(policyOn(two, false, cpu)).isEqualTo("0 of nodes 0, unsaid");
        assertThat(policyOn(new NumaTopology(two.nodes().subList(0, 1)), true, cpu)).isEqualTo("0 of nodes 0, unsaid");
    }

    // Mode and mask of the kernel, and what the carrier was told.
    private static String policyOn(NumaTopology topology, boolean awareness, int cpu) throws Exception {
        Abi abi = Abi.of(System.getProperty("os.arch"));
        CompletableFuture<String> seen = new CompletableFuture<>();
        OsCarrier carrier = new OsCarrier(CarrierRequest.named("numa").on(Set.of(cpu)), () -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment mode = arena.allocate(ValueLayout.JAVA_INT);
                MemorySegment mask = arena.allocate(128, Long.BYTES);
                Libc.syscall(abi.calls().getMempolicy(), mode.address(), mask.address(), 1024, 0, 0, 0);
                seen.complete(mode.get(ValueLayout.JAVA_INT, 0) + " of nodes " + mask.get(ValueLayout.JAVA_LONG, 0));
            }
        }, new LinuxThreads(abi,
                new LinuxMemory(abi.calls().setMempolicy(), topology, awareness)),
                answer -> {
                });
        carrier.start();
        carrier.thread().join();
        return seen.get() + ", " + carrier.capabilities().stream().filter(c -> c.name().equals("numa"))
                .map(c -> "numa " + c.state() + " " + c.detail()).findFirst().orElse("unsaid");
    }

    @Test
    void aDeadlineIsEffectiveOrTheRefusalSaysWhatItTakes() throws Exception {
        Run run = run(CarrierRequest.named("wrt-0")
                .with(new Scheduling.Deadline(2_000_000, 5_000_000, 10_000_000)), "comm");
        Capability answer = run.answer("sched-deadline");
        say(answer);
        if (answer.state() == State.GRANTED) {
            assertThat(run.policy()).isEqualTo(ThreadScheduling.DEADLINE | Libc.SCHED_RESET_ON_FORK);
            assertThat(answer.detail()).isEqualTo("2000000 of 5000000 ns every 10000000 ns");
        } else {
            assertThat(answer.detail()).containsAnyOf("EPERM", "EBUSY");
            assertThat(run.policy()).isZero();
        }
    }

    @Test
    void aDeadlineThatTheKernelCannotHaveIsRefusedWithTheRange() throws Exception {
        Run run = run(CarrierRequest.named("wrt-0").with(new Scheduling.Deadline(100, 5_000_000, 10_000_000)), "comm");
        assertThat(run.answer("sched-deadline").detail()).contains("EINVAL", "1024 ns <= run time");
    }

    private static boolean fits(long stackBytes, int depth) throws Exception {
        CompletableFuture<Boolean> fits = new CompletableFuture<>();
        carrier(new CarrierRequest("deep", stackBytes, Set.of(), new Scheduling.Ordinary(), Optional.empty()), () -> {
            try {
                fits.complete(recurse(depth) == depth);
            } catch (StackOverflowError e) {
                fits.complete(false);
            }
        }, answer -> {
        }).start();
        return fits.get();
    }

    private static int recurse(int depth) {
        return depth == 0 ? 0 : 1 + recurse(depth - 1);
    }

    private static CarrierRequest request(String name, OptionalInt cpu, OptionalInt priority) {
        return new CarrierRequest(name, 0, cpu.isPresent() ? Set.of(cpu.getAsInt()) : Set.of(),
                priority.isPresent() ? new Scheduling.Fifo(priority.getAsInt()) : new Scheduling.Ordinary(),
                Optional.empty());
    }

    private static OsCarrier carrier(CarrierRequest request, Runnable body, Consumer<Capability> report) {
        Abi abi = Abi.of(System.getProperty("os.arch"));
        LinuxMemory memory = new LinuxMemory(abi.calls().setMempolicy(), new NumaTopology(List.of()), false);
        return new OsCarrier(request, body, new LinuxThreads(abi, memory), report);
    }

    private Run run(CarrierRequest request, String file) throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        CompletableFuture<Integer> policy = new CompletableFuture<>();
        OsCarrier carrier = carrier(request, () -> {
            policy.complete(Libc.sched_getscheduler(0));
            seen.complete(read(Path.of("/proc/thread-self", file)));
        }, reported::add);
        assertThat(carrier.capabilities()).as("before it runs").isEmpty();
        carrier.start();
        carrier.thread().join();
        return new Run(carrier, seen.get(), policy.get());
    }

    private static String read(Path file) {
        try {
            return file.endsWith("comm") ? Files.readString(file).strip() : Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int firstAllowedProcessor() {
        String list = read(Path.of("/proc/self/status")).lines().filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst().orElseThrow();
        return Integer.parseInt(list.substring(list.indexOf(':') + 1).strip().split("[-,]")[0]);
    }

    private static void say(Capability answer) {
        System.out.println("saw: " + answer.name() + " " + answer.state() + " - " + answer.detail());
    }

    private record Run(OsCarrier carrier, String seen, int policy) {

        Capability answer(String name) {
            List<Capability> all = carrier.capabilities().stream().filter(c -> c.name().equals(name)).toList();
            assertThat(all).as(name).hasSize(1);
            return all.getFirst();
        }
    }
}
