// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * What a thread waits for.
 *
 * <p>Source: Component Model, CanonicalABI, "Threads" ({@code ready_func}).
 */
enum WaitCondition {
    /** Nothing: it lets others go first. */
    NOTHING("its turn") {
        @Override
        boolean holds(Thread thread) {
            return true;
        }
    },
    /** Its task may enter the instance. */
    ENTRY("entry, which backpressure or another task's turn prevents") {
        @Override
        boolean holds(Thread thread) {
            return thread.task().instance().gate().admits(thread.task());
        }
    },
    /** Nobody has exclusive use of the instance. */
    EXCLUSIVITY("exclusive use of its instance") {
        @Override
        boolean holds(Thread thread) {
            return thread.task().instance().gate().isOpen();
        }
    },
    /** Its waitable set has an event. */
    EVENT("an event of a waitable set") {
        @Override
        boolean holds(Thread thread) {
            return thread.hasSetEvent();
        }
    },
    /** Its waitable set has an event, and nobody has exclusive use of the instance. */
    EVENT_AND_EXCLUSIVITY("an event of a waitable set") {
        @Override
        boolean holds(Thread thread) {
            return (thread.hasSetEvent() || thread.task().state() == Task.State.PENDING_CANCEL)
                    && thread.task().instance().gate().isOpen();
        }
    },
    /** The waitable that it waits for synchronously has an event. */
    WAITABLE("the end of a synchronous operation") {
        @Override
        boolean holds(Thread thread) {
            return thread.hasWaitableEvent();
        }
    };

    private final String text;

    WaitCondition(String text) {
        this.text = text;
    }

    abstract boolean holds(Thread thread);

    /** For the report of a deadlock. */
    String text() {
        return text;
    }
}
