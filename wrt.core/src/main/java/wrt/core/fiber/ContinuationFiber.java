// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.jspecify.annotations.Nullable;

/** A fiber on a continuation. */
final class ContinuationFiber implements Fiber {
    private final Runnable body;
    private final Continuation continuation;
    private @Nullable Throwable failure;

    ContinuationFiber(ContinuationScope scope, Runnable body) {
        this.body = body;
        this.continuation = new Continuation(scope, this::run);
    }

    private void run() {
        try {
            body.run();
        } catch (Throwable t) {
            failure = t;
        }
    }

    @Override
    public void resume() {
        if (continuation.isDone()) {
            throw new IllegalStateException("the fiber has ended");
        }
        continuation.run();
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw Failures.unchecked(thrown);
        }
    }

    @Override
    public boolean isDone() {
        return continuation.isDone();
    }
}
