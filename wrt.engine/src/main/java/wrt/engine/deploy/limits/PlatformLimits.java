// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import java.util.Map;
import java.util.Optional;

/** What the machine suggests where nobody stated a limit: no single memory of a guest may take most of the heap. */
public final class PlatformLimits {

    private static final long PAGE_BYTES = 65_536;
    private static final long SHARE_OF_HEAP = 4;

    private PlatformLimits() {
    }

    /** The limits of a machine. */
    public static LimitSource ofHeap(long heapBytes) {
        long pages = Math.clamp(heapBytes / SHARE_OF_HEAP / PAGE_BYTES, 16, 32_767);
        return new LimitSource("platform", Optional.empty(), Map.of(LimitKey.MEMORY_PAGES, pages));
    }
}
