// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.CompletionStage;
import wrt.component.abi.EndElement;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;

/**
 * Writes a guest's future when a stage of the host completes. If the stage fails, or with what is no value of its type,
 * the writable end is dropped.
 *
 * <p>Concurrency: the stage may complete on any thread; the rest belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Future State" ({@code WritableFutureEnd}).
 */
final class FutureFeed {

    private FutureFeed() {
    }

    /** The readable end of a new future whose value a stage gives. */
    static CopyEnd of(Store store, EndElement element, CompletionStage<?> stage) {
        CopyEnd readable = CopyEnd.future(element.type());
        CopyEnd writable = readable.other();
        store.hostWork().begin();
        writable.heldByHost((result, progress) -> {
            store.hostWork().end();
            writable.abandon();
        });
        stage.whenComplete((value, thrown) -> store.owner().execute(() -> {
            Object given = value == null ? HostBuffer.UNIT : value;
            if (thrown == null && fits(element, given)) {
                writable.copy(0, new HostBuffer.OfValues(store.scopeOf(true), new Object[]{given}), writable);
            } else {
                store.hostWork().end();
                writable.abandon();
            }
        }));
        return readable;
    }

    private static boolean fits(EndElement element, Object value) {
        try {
            element.check(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
