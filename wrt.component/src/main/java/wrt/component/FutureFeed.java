// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.EndElement;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;
import wrt.component.async.CopyResult;

/**
 * Writes a guest's future when a stage of the host completes. A future always has a value in the end, so a stage that
 * fails, or completes with what is no value of its type, is reported and ends the guest that waits for it, as a host
 * function that fails does.
 *
 * <p>Concurrency: the stage may complete on any thread; the rest belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Future State" ({@code WritableFutureEnd}).
 */
final class FutureFeed implements CopyEnd.Listener {

    private final Store store;
    private final EndElement element;
    private final CopyEnd end;
    private final String user;
    private final boolean isHosts;
    private boolean over;

    private FutureFeed(Store store, EndElement element, CopyEnd end, String user, boolean isHosts) {
        this.store = store;
        this.element = element;
        this.end = end;
        this.user = user;
        this.isHosts = isHosts;
    }

    /**
     * The readable end of a new future whose value a stage gives.
     *
     * @param user who gets it, for messages
     */
    static CopyEnd of(Store store, EndElement element, CompletionStage<?> stage, String user) {
        CopyEnd readable = CopyEnd.future(element.type());
        FutureFeed feed = new FutureFeed(store, element, readable.other(), user,
                store.hostWork().begin(stage, store));
        readable.other().heldByHost(feed);
        try {
            stage.whenComplete((value, thrown) -> store.owner().execute(() -> feed.arrived(value, thrown)));
        } catch (RuntimeException e) {
            feed.fail("could not be waited for", e);
        }
        return readable;
    }

    private void arrived(@Nullable Object value, @Nullable Throwable thrown) {
        if (over) {
            return;
        }
        if (thrown != null) {
            Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                    ? thrown.getCause()
                    : thrown;
            fail("failed: " + cause, cause);
            return;
        }
        Object given = element.hasType() ? value : HostBuffer.UNIT;
        try {
            element.check(given);
        } catch (IllegalArgumentException e) {
            fail("completed with a wrong value: " + e.getMessage(), e);
            return;
        }
        Throwable failure = HostCopy.begin(end,
                new HostBuffer.OfValues(store.scopeOf(true), new Object[]{given}));
        if (failure != null) {
            fail("completed with a value that could not be written: " + failure.getMessage(), failure);
        }
    }

    private void fail(String what, Throwable why) {
        if (!over) {
            finish();
            String message = "the stage that " + user + " reads as a future " + what;
            store.report(message, why);
            end.fail(new IllegalStateException(message, why));
        }
    }

    private void finish() {
        over = true;
        if (isHosts) {
            store.hostWork().end();
        }
    }

    @Override
    public void ended(CopyResult result, int progress) {
        otherGone();
    }

    @Override
    public void otherGone() {
        if (!over) {
            finish();
            end.abandon();
        }
    }
}
