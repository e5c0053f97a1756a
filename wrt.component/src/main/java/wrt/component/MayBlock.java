// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * Says why an operation that waits failed where waiting is not allowed: in a call of a function that is not async, while
 * no other thread of its instance can run.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lift".
 */
final class MayBlock {

    static final String DEADLOCK = "wasm trap: deadlock detected: event loop cannot make further progress";
    static final String CANNOT_BLOCK = "cannot block a synchronous task before returning";

    private MayBlock() {
    }

    /** Whether the running thread could wait now. */
    static boolean isAllowed(Thread thread) {
        return !thread.isInline() || thread.task().instance().waiting().firstBesides(thread) != null;
    }

    /** The failure of a synchronous operation, with the reason why it could not have waited either. */
    static ComponentTrapException explain(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return new ComponentTrapException(
                message.contains(CANNOT_BLOCK) ? message : message + " (" + CANNOT_BLOCK + ")", failure);
    }
}
