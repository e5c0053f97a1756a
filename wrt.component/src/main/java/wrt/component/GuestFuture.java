// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.CompletableFuture;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;
import wrt.component.async.CopyResult;

/**
 * A future that a guest handed to the host: complete when the guest writes its value. Cancelling it drops the readable
 * end.
 *
 * <p>Concurrency: may be used by any thread; it is completed on the store's executor for callbacks.
 *
 * <p>Source: Component Model, CanonicalABI, "Future State" ({@code ReadableFutureEnd}).
 */
final class GuestFuture extends CompletableFuture<Object> implements CopyEnd.Listener, GuestWork {

    private final Store store;
    private final CopyEnd end;
    private final HostBuffer.OfValues buffer;
    private boolean over;

    GuestFuture(Store store, CopyEnd end) {
        this.store = store;
        this.end = end;
        this.buffer = new HostBuffer.OfValues(store.scopeOf(true), new Object[1]);
        end.heldByHost(this);
        end.copy(0, buffer, this);
    }

    @Override
    public void ended(CopyResult result, int progress) {
        if (over) {
            return;
        }
        over = true;
        end.abandon();
        store.hostWork().begin(); // until those who wait in the host have heard of it
        Object[] moved = buffer.moved();
        Throwable why = end.other().failure();
        store.callbacks().execute(() -> {
            if (moved.length == 1) {
                complete(moved[0]);
            } else {
                completeExceptionally(new IllegalStateException(why == null
                        ? "the component that was to write the future has ended"
                        : "the component that was to write the future has ended: " + why.getMessage(), why));
            }
            store.owner().execute(store.hostWork()::end);
        });
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            store.owner().execute(() -> {
                if (!over) {
                    over = true;
                    end.abandon();
                }
            });
        }
        return cancelled;
    }

    @Override
    public boolean isIn(Store asking) {
        return store == asking;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
