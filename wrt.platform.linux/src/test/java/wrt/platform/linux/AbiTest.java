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
                Map.entry("sched_attr.flags", 8L), Map.entry("sched_attr.priority", 20L),
                Map.entry("sched_attr.runtime", 24L), Map.entry("sched_attr.deadline", 32L),
                Map.entry("sched_attr.period", 40L), Map.entry("cpu_set_t", 128L)));
    }

    @Test
    void theHeadersOfThisMachineAgree() {
        String output = CCompiler.required().run(Path.of("src/test/c/layout_probe.c"),
                Path.of("target/c/layout_probe"));
        Map<String, Long> ours = common();
        Abi abi = Abi.of(System.getProperty("os.arch"));
        ours.put("epoll_event", (long) abi.epollEventBytes());
        ours.put("epoll_event.data", (long) abi.epollDataOffset());
        ours.put("pthread_attr_t", (long) abi.pthreadAttrBytes());
        ours.put("SYS_futex", abi.calls().futex());
        ours.put("SYS_futex_waitv", abi.calls().futexWaitv());
        ours.put("SYS_gettid", abi.calls().gettid());
        ours.put("SYS_tgkill", abi.calls().tgkill());
        ours.put("SYS_sched_setattr", abi.calls().schedSetattr());
        ours.put("SYS_sched_getattr", abi.calls().schedGetattr());
        ours.put("SYS_set_mempolicy", abi.calls().setMempolicy());
        ours.put("SYS_get_mempolicy", abi.calls().getMempolicy());
        ours.put("SYS_epoll_pwait2", abi.calls().epollPwait2());

        Map<String, Long> headers = output.lines().map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
        assertThat(headers).hasSizeGreaterThan(20);
        assertThat(ours).as("ours").containsAllEntriesOf(headers);
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
        all.put("sched_attr.priority", (long) Abi.SCHED_ATTR_PRIORITY);
        all.put("sched_attr.runtime", (long) Abi.SCHED_ATTR_RUNTIME);
        all.put("sched_attr.deadline", (long) Abi.SCHED_ATTR_DEADLINE);
        all.put("sched_attr.period", (long) Abi.SCHED_ATTR_PERIOD);
        all.put("cpu_set_t", (long) Abi.CPU_SET_BYTES);
        return all;
    }
}
