// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.macos.system.Pthreads;

/**
 * The size of the calling thread's stack, as the system says it.
 *
 * @param wanted in bytes, or 0 for what the JVM takes
 */
record ThreadStack(long wanted) {

    Capability answer() {
        long size = Pthreads.pthread_get_stacksize_np(Pthreads.pthread_self());
        return Feature.STACK_SIZE.answer(size >= wanted ? State.GRANTED : State.EMULATED,
                (size >> 10) + " KiB" + (wanted == 0 ? ", as the JVM takes" : " of " + (wanted >> 10) + " wanted"));
    }
}
