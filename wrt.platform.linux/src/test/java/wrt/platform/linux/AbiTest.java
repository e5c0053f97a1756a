// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.SystemCalls;
import wrt.platform.suite.CCompiler;

/** Sizes, offsets and numbers are those of the documented binary interface, and of this machine's headers. */
class AbiTest {

    @Test
    void x8664IsAsDocumented() {
        assertThat(Abi.X86_64).isEqualTo(new Abi(
                new SystemCalls(202, 449, 186, 234, 314, 315, 238, 239, 441), 12, 4, 56));
    }

    @Test
    void aarch64IsAsDocumented() {
        assertThat(Abi.AARCH64).isEqualTo(new Abi(
                new SystemCalls(98, 449, 178, 131, 274, 275, 237, 236, 441), 16, 8, 64));
    }

    @Test
    void whatIsTheSameOnBothIsAsDocumented() {
        assertThat(common()).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry("timespec", 16L),
                Map.entry("itimerspec", 32L), Map.entry("itimerspec.value", 16L), Map.entry("pollfd", 8L),
                Map.entry("pollfd.events", 4L), Map.entry("futex_waitv", 24L), Map.entry("futex_waitv.uaddr", 8L),
                Map.entry("futex_waitv.flags", 16L), Map.entry("sched_attr", 48L), Map.entry("sched_attr.policy", 4L),
                Map.entry("sched_attr.flags", 8L), Map.entry("sched_attr.nice", 16L),
                Map.entry("sched_attr.priority", 20L),
                Map.entry("sched_attr.runtime", 24L), Map.entry("sched_attr.deadline", 32L),
                Map.entry("sched_attr.period", 40L), Map.entry("cpu_set_t", 128L)));
    }

    @Test
    void theHeadersOfThisMachineAgree() {
        Map<String, Long> ours = common();
        Abi abi = Abi.of(System.getProperty("os.arch"));
        ours.put("epoll_event", (long) abi.epollEventBytes());
        ours.put("epoll_event.data", (long) abi.epollDataOffset());
        ours.put("pthread_attr_t", (long) abi.pthreadAttrBytes());
        ours.putAll(calls(abi));
        Map<String, Long> headers = printed("layout_probe");
        assertThat(headers).hasSizeGreaterThan(20);
        assertThat(ours).as("ours").containsAllEntriesOf(headers);
    }

    @Test
    void theKernelsHeaderOfSchedulingAgrees() {
        assertThat(common()).containsAllEntriesOf(printed("sched_probe"));
    }

    @Test
    void theGenericTableInTheHeadersOfThisMachineAgreesWithAarch64() {
        assertThat(calls(Abi.AARCH64)).containsExactlyInAnyOrderEntriesOf(printed("generic_calls"));
    }

    private static Map<String, Long> printed(String program) {
        return CCompiler.required().run(Path.of("src/test/c", program + ".c"), Path.of("target/c", program)).lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
    }

    private static Map<String, Long> calls(Abi abi) {
        return Map.of("SYS_futex", abi.calls().futex(), "SYS_futex_waitv", abi.calls().futexWaitv(), "SYS_gettid",
                abi.calls().gettid(), "SYS_tgkill", abi.calls().tgkill(), "SYS_sched_setattr",
                abi.calls().schedSetattr(), "SYS_sched_getattr", abi.calls().schedGetattr(), "SYS_set_mempolicy",
                abi.calls().setMempolicy(), "SYS_get_mempolicy", abi.calls().getMempolicy(), "SYS_epoll_pwait2",
                abi.calls().epollPwait2());
    }

    private static Map<String, Long> common() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("timespec", (long) Abi.TIMESPEC_BYTES);
        all.put("itimerspec", (long) Abi.ITIMERSPEC_BYTES);
        all.put("itimerspec.value", (long) Abi.ITIMERSPEC_VALUE);
        all.put("pollfd", (long) Abi.POLLFD_BYTES);
        all.put("pollfd.events", (long) Abi.POLLFD_EVENTS);
        all.put("futex_waitv", (long) Abi.FUTEX_WAITV_BYTES);
        all.put("futex_waitv.uaddr", (long) Abi.FUTEX_WAITV_UADDR);
        all.put("futex_waitv.flags", (long) Abi.FUTEX_WAITV_FLAGS);
        all.put("sched_attr", (long) Abi.SCHED_ATTR_BYTES);
        all.put("sched_attr.policy", (long) Abi.SCHED_ATTR_POLICY);
        all.put("sched_attr.flags", (long) Abi.SCHED_ATTR_FLAGS);
        all.put("sched_attr.nice", (long) Abi.SCHED_ATTR_NICE);
        all.put("sched_attr.priority", (long) Abi.SCHED_ATTR_PRIORITY);
        all.put("sched_attr.runtime", (long) Abi.SCHED_ATTR_RUNTIME);
        all.put("sched_attr.deadline", (long) Abi.SCHED_ATTR_DEADLINE);
        all.put("sched_attr.period", (long) Abi.SCHED_ATTR_PERIOD);
        all.put("cpu_set_t", (long) Abi.CPU_SET_BYTES);
        return all;
    }
}
