// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.async.Waitable;

/**
 * A built-in that may wait on the stack of the guest that calls it.
 *
 * @param instance whose code calls it
 */
record SyncOperation(RuntimeInstance instance) {

    static final String IN_SET = "waitable cannot be used synchronously while added to a waitable set";

    /** What is done; may wait by the thread that is given. */
    @FunctionalInterface
    interface Body {

        /** On the guest's stack. */
        int run(Thread thread);
    }

    /** Runs it; its failure says as well if it could not have waited. */
    int run(Body body) {
        instance.checkMayLeave();
        Thread thread = instance.runningThread();
        boolean mayBlock = MayBlock.isAllowed(thread);
        try {
            return body.run(thread);
        } catch (RuntimeException e) {
            throw mayBlock ? e : MayBlock.explain(e);
        }
    }

    static void checkNotInSet(Waitable waitable) {
        if (waitable.set() != null) {
            throw new ComponentTrapException(IN_SET);
        }
    }
}
