// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import java.util.TreeSet;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * The processors that a thread may run on.
 *
 * @param cpus their numbers, from 0
 */
record ProcessorAffinity(Set<Integer> cpus) {

    /** The bytes of a {@code cpu_set_t}, which covers 1024 processors. */
    static final int MASK_BYTES = 128;

    /** Frees the calling thread: any processor that the process's main thread may use. */
    static void free() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            // The number of the main thread is that of the process. Only what the kernel writes is its answer.
            if (Libc.sched_getaffinity((int) ProcessHandle.current().pid(), MASK_BYTES, mask.address()) == 0) {
                Libc.sched_setaffinity(0, MASK_BYTES, mask.address());
            }
        }
    }

    /**
     * Binds the calling thread.
     *
     * @return what the kernel said
     */
    Capability apply() {
        Set<Integer> wanted = new TreeSet<>(cpus);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            for (int cpu : wanted) {
                if (cpu < 0 || cpu >= MASK_BYTES * Byte.SIZE) {
                    return Feature.AFFINITY.answer(State.REFUSED,
                            "processor " + cpu + " is out of range 0 to " + (MASK_BYTES * Byte.SIZE - 1));
                }
                long at = (long) cpu / Long.SIZE * Long.BYTES;
                mask.set(ValueLayout.JAVA_LONG, at, mask.get(ValueLayout.JAVA_LONG, at) | 1L << (cpu % Long.SIZE));
            }
            if (Libc.sched_setaffinity(0, MASK_BYTES, mask.address()) == 0) {
                return Feature.AFFINITY.answer(State.GRANTED, "cpu " + list(wanted));
            }
            int error = Libc.errno();
            return Feature.AFFINITY.refused("cpu " + list(wanted) + (error == Errno.EINVAL.number()
                    ? " (there is no such processor, or this process may not use it)"
                    : ""), Errno.error(error));
        }
    }

    private static String list(Set<Integer> cpus) {
        return String.join(",", cpus.stream().map(String::valueOf).toList());
    }
}
