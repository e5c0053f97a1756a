// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.program;

/** What a guest can be told to do. The weights say how often, of all. */
public enum StepKind {
    /** Waits until something that it began has news: joins it to a set, waits for the set. */
    AWAIT(16),
    /** Calls a function of a guest behind it. */
    CALL(14),
    /** Calls a function of the host. */
    HOST(6),
    /** Makes a stream or future. */
    END_NEW(4),
    /** Reads. */
    READ(12),
    /** Writes. */
    WRITE(12),
    /** Cancels a read or write. */
    CANCEL_COPY(3),
    /** Drops an end. */
    END_DROP(4),
    /** Makes a waitable set. */
    SET_NEW(1),
    /** Drops one. */
    SET_DROP(1),
    /** Puts a waitable into a set. */
    JOIN(3),
    /** Takes one out. */
    UNJOIN(1),
    /** Polls a set. */
    POLL(3),
    /** Waits for a set. */
    WAIT(2),
    /** Cancels a subtask. */
    SUBTASK_CANCEL(4),
    /** Drops one. */
    SUBTASK_DROP(2),
    /** Lets others go first. */
    YIELD(5),
    /** Keeps new calls out. */
    BACKPRESSURE_INC(2),
    /** Lets them in again. */
    BACKPRESSURE_DEC(2),
    /** Reads its context. */
    CONTEXT_GET(1),
    /** Writes its context. */
    CONTEXT_SET(2),
    /** Returns, and goes on. */
    RETURN(2),
    /** Confirms a cancellation. */
    CANCEL(2),
    /** Makes a resource. */
    RESOURCE_NEW(2),
    /** Drops a handle. */
    RESOURCE_DROP(1),
    /** Asks for the representation. */
    RESOURCE_REP(1),
    /** Makes an error context. */
    ERROR_NEW(1),
    /** Reads its message. */
    ERROR_MESSAGE(1),
    /** Drops it. */
    ERROR_DROP(1),
    /** Makes a thread. */
    THREAD_NEW(4),
    /** Lets a suspended thread go on. */
    THREAD_RESUME_LATER(6),
    /** Asks for the number of the thread. */
    THREAD_INDEX(1),
    /** Suspends the thread. */
    THREAD_SUSPEND(1),
    /** Hands over to another thread. */
    THREAD_SWITCH(3),
    /** Ends the body there, without a result. */
    EXIT(0);

    private final int weight;

    StepKind(int weight) {
        this.weight = weight;
    }

    /** How often, of the sum of all. */
    public int weight() {
        return weight;
    }
}
