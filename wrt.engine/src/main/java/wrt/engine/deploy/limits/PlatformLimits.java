// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import java.util.Map;
import java.util.Optional;

/**
 * What machine and engine suggest where nobody stated a limit: no single memory of a guest may take most of the heap, and
 * calls may nest as deep as the carriers' stacks allow.
 */
public final class PlatformLimits {

    private static final long PAGE_BYTES = 65_536;
    private static final long SHARE_OF_HEAP = 4;

    private PlatformLimits() {
    }

    /** The limits of a machine and of an engine on it. */
    public static LimitSource of(long heapBytes, int callDepth) {
        long pages = Math.clamp(heapBytes / SHARE_OF_HEAP / PAGE_BYTES, 16, 32_767);
        return new LimitSource("platform", Optional.empty(),
                Map.of(LimitKey.MEMORY_PAGES, pages, LimitKey.CALL_DEPTH, (long) callDepth));
    }
}
