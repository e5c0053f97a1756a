// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.host;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * A result that is not there yet when a call returns, however long that takes, and comes soon after somebody waits for it.
 *
 * @param <T> the type of the result
 */
final class Later<T> extends CompletableFuture<T> {

    private final T value;

    Later(T value) {
        this.value = value;
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        CompletableFuture<T> dependent = super.whenComplete(action);
        Thread.ofVirtual().start(() -> complete(value));
        return dependent;
    }
}
