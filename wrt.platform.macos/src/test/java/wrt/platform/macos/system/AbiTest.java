// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.platform.suite.CCompiler;

/**
 * Sizes, offsets and numbers are those of Apple's headers, the same on x86-64 and arm64; the stand-in asserts them in C.
 */
class AbiTest {

    @BeforeAll
    static void load() {
        Shim.load();
    }

    @Test
    void aKeventIsAsInEventH() {
        assertThat(Abi.KEVENT_BYTES).isEqualTo(32);
        assertThat(new int[]{Abi.KEVENT_IDENT, Abi.KEVENT_FILTER, Abi.KEVENT_FLAGS, Abi.KEVENT_FFLAGS,
            Abi.KEVENT_DATA, Abi.KEVENT_UDATA}).containsExactly(0, 8, 10, 12, 16, 24);
    }

    @Test
    void filtersAndFlagsAreAsInEventH() {
        assertThat(Abi.MACOS.userFilter()).isEqualTo(-10);
        assertThat(Abi.LIBKQUEUE.userFilter()).isEqualTo(-11);
        assertThat(new int[]{Kevents.EVFILT_READ, Kevents.EVFILT_WRITE, Kevents.EVFILT_TIMER})
                .containsExactly(-1, -2, -7);
        assertThat(new int[]{Kevents.EV_ADD, Kevents.EV_DELETE, Kevents.EV_ONESHOT, Kevents.EV_CLEAR})
                .containsExactly(0x01, 0x02, 0x10, 0x20);
        assertThat(Kevents.NOTE_TRIGGER).isEqualTo(0x01000000);
        assertThat(Abi.MACOS.timerFlags()).as("absolute, critical, Mach time").isEqualTo(0x08 | 0x20 | 0x100);
        assertThat(Abi.LIBKQUEUE.timerFlags()).as("ns").isEqualTo(0x04);
    }

    @Test
    void structuresOfThreadsAreAsInTheirHeaders() {
        assertThat(Abi.TIMESPEC_BYTES).isEqualTo(16);
        assertThat(Abi.SCHED_PARAM_BYTES).isEqualTo(8);
        assertThat(Abi.UNFAIR_LOCK_BYTES).isEqualTo(4);
        assertThat(Abi.TIMEBASE_BYTES).isEqualTo(8);
        assertThat(new int[]{Abi.TIME_CONSTRAINT_BYTES, Abi.TIME_CONSTRAINT_COMPUTATION,
            Abi.TIME_CONSTRAINT_CONSTRAINT, Abi.TIME_CONSTRAINT_PREEMPTIBLE}).containsExactly(16, 4, 8, 12);
        assertThat(new int[]{Abi.RUSAGE_BYTES, Abi.RUSAGE_USER, Abi.RUSAGE_SYSTEM, Abi.RUSAGE_VOLUNTARY,
            Abi.RUSAGE_INVOLUNTARY}).containsExactly(144, 0, 16, 128, 136);
    }

    @Test
    void policiesAreAsInSchedHAndThreadPolicyH() {
        assertThat(new int[]{Pthreads.SCHED_OTHER, Pthreads.SCHED_RR, Pthreads.SCHED_FIFO}).containsExactly(1, 2, 4);
        assertThat(new int[]{Mach.THREAD_TIME_CONSTRAINT_POLICY, Mach.THREAD_TIME_CONSTRAINT_COUNT,
            Mach.THREAD_AFFINITY_POLICY, Mach.THREAD_AFFINITY_COUNT}).containsExactly(2, 4, 4, 1);
        assertThat(AddressWait.OS_CLOCK_MACH_ABSOLUTE_TIME).isEqualTo(32);
        assertThat(new int[]{Mach.VM_FLAGS_ANYWHERE, Mach.VM_PROT_READ, Mach.VM_PROT_WRITE}).containsExactly(1, 1, 2);
        assertThat(new long[]{Dispatch.TIME_NOW, Dispatch.TIME_FOREVER}).containsExactly(0, -1);
    }

    @Test
    void errorNumbersAreThoseOfMacOs() {
        Map<String, Integer> ours = Arrays.stream(Errno.values())
                .collect(Collectors.toMap(Errno::name, Errno::number));
        assertThat(ours).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry("EPERM", 1), Map.entry("ENOENT", 2),
                Map.entry("ESRCH", 3), Map.entry("EINTR", 4), Map.entry("EBADF", 9), Map.entry("EDEADLK", 11),
                Map.entry("ENOMEM", 12), Map.entry("EACCES", 13), Map.entry("EFAULT", 14),
                Map.entry("EBUSY", 16), Map.entry("EINVAL", 22), Map.entry("ENFILE", 23),
                Map.entry("EMFILE", 24), Map.entry("EAGAIN", 35), Map.entry("ENOTSUP", 45),
                Map.entry("ETIMEDOUT", 60), Map.entry("ENAMETOOLONG", 63), Map.entry("ENOSYS", 78)));
        assertThat(Errno.error(999).name()).isEqualTo("errno 999");
        assertThat(KernReturn.error(999).name()).isEqualTo("kern_return 999");
    }

    /** The structures as C declares them, for each processor; these numbers and those come from the documentation. */
    @ParameterizedTest
    @ValueSource(strings = {"x86_64-apple-macos11", "arm64-apple-macos11"})
    void theStructuresHaveTheDocumentedLayoutOnEveryProcessor(String target) {
        CCompiler.check(Path.of("src/test/c/macos_layout.h"), target);
    }
}
