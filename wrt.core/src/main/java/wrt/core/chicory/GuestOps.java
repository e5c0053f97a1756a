// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;

/** What compiled code calls instead of Chicory's own helpers. */
public final class GuestOps {
    private GuestOps() {
    }

    /** The slow path of a check point. */
    public static void stop(long word, FlatMemory memory) {
        memory.register.stop(word);
    }

    /** {@code memory.init}: a shared memory serves several instances, each with segments of its own. */
    public static void init(int target, int offset, int length, int segment, FlatMemory memory, Instance instance) {
        memory.copySegment(instance.dataSegmentData(segment), target, offset, length);
    }
}
