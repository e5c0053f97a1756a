// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.concurrent.CompletableFuture;

/** The answer of the host to one call, which comes later. */
final class HostAnswer extends CompletableFuture<Object> {

    /** What the host does when the caller cancels. */
    enum OnCancel {
        AT_ONCE, LATER, NEVER
    }

    final int number;
    final int function;
    private final OnCancel onCancel;
    private final Player player;

    HostAnswer(int number, int function, OnCancel onCancel, Player player) {
        this.number = number;
        this.function = function;
        this.onCancel = onCancel;
        this.player = player;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        switch (onCancel) {
            case AT_ONCE -> confirm("host-cancels");
            case LATER -> player.later(() -> confirm("host-cancelled"));
            case NEVER -> {
                // The answer comes all the same.
            }
        }
        return isCancelled();
    }

    private void confirm(String how) {
        if (!isDone()) {
            player.cancelled(this, how);
            super.cancel(true);
        }
    }
}
