// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wrt.engine.partition.TaskFuture;

/** A call that another thread makes; its task is over when it is. */
final class FakeTaskFuture extends TaskFuture {

    private FakeTaskFuture() {
    }

    static FakeTaskFuture of(Supplier<@Nullable Object> call) {
        FakeTaskFuture future = new FakeTaskFuture();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(call.get());
            } catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    @Override
    public long task() {
        return 1;
    }

    @Override
    public boolean isStarted() {
        return true;
    }

    @Override
    public CompletableFuture<@Nullable Void> finished() {
        return handle((value, failure) -> null);
    }
}
