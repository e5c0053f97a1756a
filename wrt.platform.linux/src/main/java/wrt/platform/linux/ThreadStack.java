// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * The size of the calling thread's stack, as its pthread attributes say it.
 *
 * @param wanted in bytes, or 0 for what the JVM takes
 */
record ThreadStack(long wanted) {

    Capability answer(Abi abi) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(abi.pthreadAttrBytes(), Long.BYTES);
            MemorySegment bytes = arena.allocate(ValueLayout.JAVA_LONG);
            int error = Libc.pthread_getattr_np(Libc.pthread_self(), attributes.address());
            if (error == 0) {
                error = Libc.pthread_attr_getstacksize(attributes.address(), bytes.address());
                Libc.pthread_attr_destroy(attributes.address());
            }
            if (error != 0) {
                return Feature.STACK_SIZE.refused(wanted + " bytes", Errno.error(error));
            }
            long size = bytes.get(ValueLayout.JAVA_LONG, 0);
            return Feature.STACK_SIZE.answer(size >= wanted ? State.GRANTED : State.EMULATED,
                    (size >> 10) + " KiB" + (wanted == 0 ? ", as the JVM takes" : ""));
        }
    }
}
