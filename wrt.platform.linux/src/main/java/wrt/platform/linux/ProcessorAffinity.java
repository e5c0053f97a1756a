// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * The one processor that a thread may run on.
 *
 * @param cpu its number, from 0
 */
record ProcessorAffinity(int cpu) {

    /** The name of this capability. */
    static final String CAPABILITY = "affinity";

    /** The bytes of a {@code cpu_set_t}, which covers 1024 processors. */
    private static final int MASK_BYTES = 128;

    /**
     * Binds the calling thread.
     *
     * @return what the kernel said
     */
    Capability apply() {
        if (cpu < 0 || cpu >= MASK_BYTES * Byte.SIZE) {
            return refused("processor " + cpu + " is out of range 0 to " + (MASK_BYTES * Byte.SIZE - 1));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            mask.set(ValueLayout.JAVA_LONG, (long) cpu / Long.SIZE * Long.BYTES, 1L << (cpu % Long.SIZE));
            if (Libc.sched_setaffinity(0, MASK_BYTES, mask.address()) == 0) {
                return new Capability(CAPABILITY, State.GRANTED, "cpu " + cpu);
            }
            int error = Libc.errno();
            String reason = error == Errno.EINVAL.number()
                    ? "; there is no such processor, or this process may not use it"
                    : "";
            return refused("cpu " + cpu + ": " + Errno.describe(error) + reason);
        }
    }

    private static Capability refused(String detail) {
        return new Capability(CAPABILITY, State.REFUSED, detail);
    }
}
