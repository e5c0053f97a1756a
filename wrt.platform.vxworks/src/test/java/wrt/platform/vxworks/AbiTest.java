// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.IsolationContext.Kind;
import wrt.platform.suite.CCompiler;

/** The numbers of the binding against VxWorks's documentation; the stand-in asserts the same of its own structures. */
class AbiTest {

    private static ExecutionContext context(Kind kind) {
        return new ExecutionContext(new IsolationContext(kind, 0, "for a test"));
    }

    /** The sizes and offsets that vxworks_layout.h asserts of C's structures. */
    @ParameterizedTest
    @CsvSource({"4,4,288,0,4,8,12,16,20,276,280,284", "8,4,304,0,4,8,16,20,24,280,288,296",
        "8,8,312,0,4,8,16,24,32,288,296,304"})
    void aProcessIsDescribedByTheWidthOfPointersAndIdentities(int pointer, int identity, long size, long status,
            long options, long entry, long task, long parent, long path, long tasks, long start, long end) {
        RtpDescription description = RtpDescription.of(pointer, identity);
        assertThat(description.layout().byteSize()).isEqualTo(size);
        assertThat(Stream.of("status", "options", "entrAddr", "initTaskId", "parentId", "pathName", "taskCnt",
                "textStart", "textEnd").map(description::offset))
                .containsExactly(status, options, entry, task, parent, path, tasks, start, end);
    }

    @Test
    void constantsAreTheDocumentedOnes() {
        assertThat(new int[]{Abi.NO_WAIT, Abi.WAIT_FOREVER}).as("ticks").containsExactly(0, -1);
        assertThat(new int[]{Abi.SEM_Q_PRIORITY, Abi.SEM_DELETE_SAFE, Abi.SEM_INVERSION_SAFE}).as("semaphores")
                .containsExactly(1, 4, 8);
        assertThat(new int[]{Abi.MSG_Q_PRIORITY, Abi.MSG_PRI_NORMAL, Abi.MSG_PRI_URGENT}).as("message queues")
                .containsExactly(1, 0, 1);
        assertThat(new int[]{Abi.EVENTS_WAIT_ANY, Abi.EVENTS_KEEP_UNWANTED}).as("events").containsExactly(1, 4);
        assertThat(Abi.EVENT_WAKE).as("one of the user's 24 events").isBetween(1, 0x00ff_ffff);
        assertThat(Integer.bitCount(Abi.EVENT_WAKE)).isEqualTo(1);
        assertThat(new int[]{Abi.OM_CREATE, Abi.OM_EXCL, Abi.ATTR_RW, Abi.ATTR_RO}).as("shared data regions")
                .containsExactly(0x10000000, 0x20000000, 1 | 2 | 8 | 0x10 | 0x40, 1 | 8 | 0x40);
    }

    @Test
    void identitiesAreNumbersOf32BitsInAProcessAndPointersInTheKernel() {
        long register = 0xdeadbeef_00000007L;
        assertThat(context(Kind.REAL_TIME_PROCESS).handle(register)).isEqualTo(7);
        assertThat(context(Kind.REAL_TIME_PROCESS).handle(0xdeadbeef_ffffffffL)).as("an error").isEqualTo(-1);
        assertThat(context(Kind.KERNEL).handle(register)).isEqualTo(register);
        assertThat(context(Kind.KERNEL_MODULE).handle(register)).isEqualTo(register);
    }

    @ParameterizedTest
    @CsvSource({"S_taskLib_NAME_NOT_FOUND,3,0x65", "S_taskLib_ILLEGAL_PRIORITY,3,0x6D",
        "S_semLib_INVALID_STATE,22,0x65", "S_semLib_INVALID_OPTION,22,0x66", "S_semLib_INVALID_QUEUE_TYPE,22,0x67",
        "S_semLib_INVALID_OPERATION,22,0x68", "S_objLib_OBJ_ID_ERROR,61,1", "S_objLib_OBJ_UNAVAILABLE,61,2",
        "S_objLib_OBJ_DELETED,61,3", "S_objLib_OBJ_TIMEOUT,61,4", "S_msgQLib_INVALID_MSG_LENGTH,65,1",
        "S_msgQLib_INVALID_QUEUE_TYPE,65,3", "S_intLib_NOT_ISR_CALLABLE,67,1", "S_memLib_NOT_ENOUGH_MEMORY,17,1",
        "S_objLib_OBJ_NO_METHOD,61,5", "S_eventLib_TIMEOUT,134,1", "S_eventLib_NOT_ALL_EVENTS,134,2"})
    void anErrorIsAModuleAndANumber(String name, int module, String number) {
        assertThat(VxErrno.error(module << 16 | Integer.decode(number)).name()).isEqualTo(name);
    }

    @Test
    void anUnknownErrorKeepsItsNumber() {
        assertThat(VxErrno.error(0x3d0099)).hasToString("errno 0x3d0099 (3997849)");
    }

    @Test
    void aPriorityOfTheSeamIsMoreUrgentTheLowerVxWorksNumbersIt() {
        assertThat(TaskPriority.own(1)).isEqualTo(99);
        assertThat(TaskPriority.own(99)).isEqualTo(1);
    }

    @Test
    void aMomentIsNeverFewerTicksThanItTakes() {
        Ticks ticks = new Ticks(() -> 60);
        long now = System.nanoTime();
        assertThat(ticks.until(Long.MAX_VALUE)).isEqualTo(Abi.WAIT_FOREVER);
        assertThat(ticks.until(now)).isEqualTo(Abi.NO_WAIT);
        assertThat(ticks.until(now - Long.MAX_VALUE / 2)).isEqualTo(Abi.NO_WAIT);
        assertThat(ticks.until(System.nanoTime() + 1_000_000_000L)).isBetween(59, 61);
        assertThat(ticks.until(now + Long.MAX_VALUE / 2)).as("a day at a time").isBetween(86_400 * 60, 86_400 * 60 + 1);
    }

    @Test
    void aChangedRateOfTheClockCountsFromTheNextWaitOn() {
        AtomicInteger rate = new AtomicInteger(1000);
        Ticks ticks = new Ticks(rate::get);
        assertThat(ticks.until(System.nanoTime() + 1_000_000_000L)).isBetween(990, 1000);
        rate.set(60);
        assertThat(ticks.until(System.nanoTime() + 1_000_000_000L)).isBetween(59, 61);
    }

    /** The structures as C declares them, for each processor that VxWorks 7 has; the numbers are the documentation's. */
    @ParameterizedTest
    @ValueSource(strings = {"x86_64-linux-gnu", "aarch64-linux-gnu", "riscv64-linux-gnu", "powerpc64-linux-gnu",
        "i686-linux-gnu", "armv7-linux-gnueabihf", "riscv32-linux-gnu", "powerpc-linux-gnu"})
    void theStructuresHaveTheDocumentedLayoutOnEveryProcessor(String target) {
        CCompiler.check(Path.of("src/test/c/vxworks_layout.h"), target);
    }
}
