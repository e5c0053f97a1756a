// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/** Who is told when a call has ended. */
@FunctionalInterface
interface Completion {

    /** Nobody: the caller is on the stack. */
    Completion NONE = block -> {
    };

    /** The call has ended; called by the owner of the partition, so it must not wait. */
    void ended(ControlBlock block);

    /** Nothing is left of a call that went on after it ended for its caller; as above. */
    default void finished(ControlBlock block) {
    }
}
