// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import java.util.Optional;

/** The choice of {@link FiberFactory#best()}, made at its first use. */
final class BestFibers {
    static final FiberFactory FACTORY = choose();

    private BestFibers() {
    }

    private static FiberFactory choose() {
        try {
            return ContinuationFibers.checked();
        } catch (UnsupportedOperationException e) {
            return new VirtualThreadFibers(Optional.ofNullable(e.getMessage()));
        }
    }
}
