// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.suite.CCompiler;

/** The numbers of the binding against QNX's documentation; the stand-in asserts the same of its own structures. */
class AbiTest {

    @Test
    void structuresOf64BitProcessesAreTheSameOnX8664AndAarch64() {
        assertThat(new int[]{Abi.PULSE_BYTES, Abi.PULSE_CODE, Abi.PULSE_VALUE, Abi.PULSE_SCOID})
                .as("_pulse").containsExactly(24, 4, 8, 16);
        assertThat(new int[]{Abi.MSG_INFO_BYTES, Abi.MSG_INFO_TID, Abi.MSG_INFO_PRIORITY, Abi.MSG_INFO_MSGLEN,
            Abi.MSG_INFO_SRCMSGLEN}).as("_msg_info").containsExactly(64, 12, 28, 32, 40);
        assertThat(new int[]{Abi.SIGEVENT_BYTES, Abi.SIGEVENT_NOTIFY, Abi.SIGEVENT_COID, Abi.SIGEVENT_VALUE,
            Abi.SIGEVENT_CODE, Abi.SIGEVENT_PRIORITY}).as("sigevent").containsExactly(32, 0, 8, 16, 24, 26);
        assertThat(new int[]{Abi.ITIMER_BYTES, Abi.ITIMER_INTERVAL}).as("_itimer").containsExactly(16, 8);
        assertThat(new int[]{Abi.SCHED_PARAM_BYTES, Abi.SCHED_PRIORITY, Abi.SCHED_CURPRIORITY,
            Abi.SCHED_SS_LOW_PRIORITY, Abi.SCHED_SS_MAX_REPL, Abi.SCHED_SS_REPL_PERIOD, Abi.SCHED_SS_INIT_BUDGET})
                .as("sched_param").containsExactly(48, 0, 4, 8, 12, 16, 32);
        assertThat(Abi.SYNC_BYTES).as("sync_t").isEqualTo(8);
        assertThat(Abi.TIMESPEC_BYTES).as("timespec").isEqualTo(16);
    }

    @Test
    void constantsAreTheDocumentedOnes() {
        assertThat(Abi.CLOCK_MONOTONIC).isEqualTo(2);
        assertThat(new int[]{Abi.CHF_FIXED_PRIORITY, Abi.CHF_SENDER_LEN, Abi.CHF_PRIVATE})
                .containsExactly(1, 0x20, 0x1000);
        assertThat(new int[]{Abi.TIMEOUT_SEND, Abi.TIMEOUT_RECEIVE, Abi.TIMEOUT_REPLY}).containsExactly(16, 32, 64);
        assertThat(new int[]{Abi.SCHED_FIFO, Abi.SCHED_RR, Abi.SCHED_OTHER, Abi.SCHED_SPORADIC})
                .containsExactly(1, 2, 3, 4);
        assertThat(Abi.TCTL_RUNMASK).isEqualTo(4);
        assertThat(new int[]{Abi.SIG_BLOCK, Abi.SIG_SETMASK, Abi.SIGSET_BYTES}).containsExactly(0, 2, 8);
        assertThat(Abi.SIDE_CHANNEL).isEqualTo(0x40000000);
        assertThat(Integer.toUnsignedLong(Abi.TIMER_ABSTIME)).isEqualTo(0x80000000L);
    }

    @Test
    void aPulseIsNotifiedByAnotherNumberInEachVersion() {
        assertThat(Abi.V7_1.pulseNotification()).isEqualTo(0x84);
        assertThat(Abi.V8_0.pulseNotification()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"7.1.0,7.1", "7.1,7.1", "8.0.0,8.0", "8.0.3,8.0"})
    void aReleaseHasAVersion(String release, String version) {
        assertThat(Abi.of(release)).hasValueSatisfying(abi -> assertThat(abi.version()).isEqualTo(version));
    }

    @Test
    void anotherReleaseHasNone() {
        assertThat(Abi.of("7.0.0")).isEmpty();
        assertThat(Abi.of("6.18.5")).isEmpty();
        assertThat(Abi.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EPERM,1", "ESRCH,3", "EINTR,4", "EBADF,9", "EAGAIN,11", "ENOMEM,12", "EACCES,13", "EFAULT,14",
        "EBUSY,16", "EINVAL,22", "ENFILE,23", "EMFILE,24", "EDEADLK,45", "ENOTSUP,48", "ENOSYS,89", "ERESTART,91",
        "EMSGSIZE,240",
        "ENOBUFS,255", "ETIMEDOUT,260", "ESRVRFAULT,312"})
    void errorsHaveTheNumbersOfQnx(String name, int number) {
        assertThat(Errno.valueOf(name).number()).isEqualTo(number);
        assertThat(Errno.error(number).name()).isEqualTo(name);
    }

    @Test
    void anUnknownErrorKeepsItsNumber() {
        assertThat(Errno.error(4242)).hasToString("errno 4242 (4242)");
        assertThat(Errno.values()).hasSize(20);
    }

    @Test
    void anEventIsWrittenWhereTheKernelReadsIt() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(64, 8).fill((byte) 0xff);
            long address = new PulseEvent(Abi.V7_1, 0x40000005, 21, 7, 0x1122334455667788L).write(memory, 16);
            assertThat(address).isEqualTo(memory.address() + 16);
            assertThat(memory.get(ValueLayout.JAVA_INT, 16)).isEqualTo(0x84);
            assertThat(memory.get(ValueLayout.JAVA_INT, 24)).isEqualTo(0x40000005);
            assertThat(memory.get(ValueLayout.JAVA_LONG, 32)).isEqualTo(0x1122334455667788L);
            assertThat(memory.get(ValueLayout.JAVA_SHORT, 40)).isEqualTo((short) 7);
            assertThat(memory.get(ValueLayout.JAVA_SHORT, 42)).isEqualTo((short) 21);
            assertThat(memory.get(ValueLayout.JAVA_INT, 44)).isZero();
            assertThat(memory.get(ValueLayout.JAVA_INT, 48)).as("nothing behind it").isEqualTo(-1);
        }
    }

    /** The structures as C declares them, for each processor; these numbers and those come from the documentation. */
    @ParameterizedTest
    @ValueSource(strings = {"x86_64-linux-gnu", "aarch64-linux-gnu"})
    void theStructuresHaveTheDocumentedLayoutOnEveryProcessor(String target) {
        CCompiler.check(Path.of("src/test/c/qnx_layout.h"), target);
    }
}
