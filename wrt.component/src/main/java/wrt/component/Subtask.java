// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.Lends;

/**
 * A call as its caller sees it: what it lent, and how far the call is.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Subtask State".
 */
final class Subtask {

    /** Where the call is; the order is that of the specification's codes. */
    enum State {
        STARTING, STARTED, RETURNED
    }

    private static final Lends NOTHING = new Lends();

    private final Lends lends = new Lends();
    private State state = State.STARTING;

    /** For lifting results, which hold no borrows. */
    static Lends nothingLent() {
        return NOTHING;
    }

    Lends lends() {
        return lends;
    }

    State state() {
        return state;
    }

    void started() {
        state = State.STARTED;
    }

    /** The caller has its result: what it lent is its own again. */
    void returned() {
        state = State.RETURNED;
        lends.giveBack();
    }
}
