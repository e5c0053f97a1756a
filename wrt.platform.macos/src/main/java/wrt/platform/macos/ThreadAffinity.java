// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import java.util.TreeSet;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.macos.system.KernReturn;
import wrt.platform.macos.system.Mach;
import wrt.platform.macos.system.Pthreads;

/**
 * Which threads share a cache. macOS binds none to a processor; threads with the same tag are hinted to run where they
 * share one. Those that want the same processors get the same tag. A thread with a tag has no class of service, since the
 * system unsets that of a thread to which any other policy is applied.
 *
 * <p>Source: Apple's "Thread Affinity API" release notes; mach/thread_policy.h. Apple silicon has no such hint.
 *
 * @param cpus the processors wanted, at least one
 */
record ThreadAffinity(Set<Integer> cpus) {

    static final String NO_BINDING = "macOS binds no thread to a processor";
    private static final int NO_TAG = 0;

    /** Takes the tag from the calling thread. */
    static void end() {
        try (Arena arena = Arena.ofConfined()) {
            Mach.thread_policy_set(Pthreads.pthread_mach_thread_np(Pthreads.pthread_self()),
                    Mach.THREAD_AFFINITY_POLICY, arena.allocateFrom(ValueLayout.JAVA_INT, NO_TAG).address(),
                    Mach.THREAD_AFFINITY_COUNT);
        }
    }

    Capability apply() {
        Set<Integer> wanted = new TreeSet<>(cpus);
        int processors = Runtime.getRuntime().availableProcessors();
        for (int cpu : wanted) {
            if (cpu < 0 || cpu >= processors) {
                return Feature.AFFINITY.answer(State.ABSENT,
                        NO_BINDING + ", and the processors are 0 to " + (processors - 1)
                                + ", not " + cpu);
            }
        }
        int tag = 1 + (wanted.hashCode() & 0xffff);
        try (Arena arena = Arena.ofConfined()) {
            int result = Mach.thread_policy_set(Pthreads.pthread_mach_thread_np(Pthreads.pthread_self()),
                    Mach.THREAD_AFFINITY_POLICY, arena.allocateFrom(ValueLayout.JAVA_INT, tag).address(),
                    Mach.THREAD_AFFINITY_COUNT);
            return result == 0
                    ? Feature.AFFINITY.answer(State.EMULATED,
                            "tag " + tag + ", a hint to share a cache; " + NO_BINDING)
                    : Feature.AFFINITY.refused("tag " + tag + ", a hint to share a cache", KernReturn.error(result));
        }
    }
}
