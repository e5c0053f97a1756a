// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.ResourceType;
import wrt.component.ValType;

/**
 * A canonical definition. {@link Lift} adds to the component functions, all others to the core functions.
 *
 * <p>Source: Component Model, Binary, {@code canon}; CanonicalABI, "Canonical Definitions".
 */
public sealed interface Canon {

    /** {@code canon lift}: core function {@code coreFunc} becomes a component function. */
    record Lift(int coreFunc, CanonicalOptions options, FuncType type) implements Canon {
    }

    /** {@code canon lower}: component function {@code func}, of type {@code type}, becomes a core function. */
    record Lower(int func, CanonicalOptions options, FuncType type) implements Canon {
    }

    /** {@code resource.new}; the resource is defined in this component. */
    record ResourceNew(ResourceType resource) implements Canon {
    }

    /** {@code resource.drop}. */
    record ResourceDrop(ResourceType resource) implements Canon {
    }

    /** {@code resource.rep}; the resource is defined in this component. */
    record ResourceRep(ResourceType resource) implements Canon {
    }

    /** {@code task.return}. */
    record TaskReturn(@Nullable ValType result, CanonicalOptions options) implements Canon {
    }

    /** {@code context.get} of an i32 or i64 slot. */
    record ContextGet(boolean wide, int slot) implements Canon {
    }

    /** {@code context.set} of an i32 or i64 slot. */
    record ContextSet(boolean wide, int slot) implements Canon {
    }

    /** {@code subtask.cancel}. */
    record SubtaskCancel(boolean async) implements Canon {
    }

    /** The operations on one end of a stream or future that carry elements. */
    record Copy(Op op, ValType type, CanonicalOptions options) implements Canon {
        /** Which one; {@code type} is a stream or future type accordingly. */
        public enum Op {
            STREAM_READ, STREAM_WRITE, FUTURE_READ, FUTURE_WRITE
        }
    }

    /** The operations that take back a pending copy. */
    record CancelCopy(Op op, ValType type, boolean async) implements Canon {
        /** Which one. */
        public enum Op {
            STREAM_CANCEL_READ, STREAM_CANCEL_WRITE, FUTURE_CANCEL_READ, FUTURE_CANCEL_WRITE
        }
    }

    /** The operations that make or drop ends. */
    record End(Op op, ValType type) implements Canon {
        /** Which one. */
        public enum Op {
            STREAM_NEW, STREAM_DROP_READABLE, STREAM_DROP_WRITABLE, FUTURE_NEW, FUTURE_DROP_READABLE, FUTURE_DROP_WRITABLE
        }
    }

    /** {@code error-context.new}. */
    record ErrorContextNew(CanonicalOptions options) implements Canon {
    }

    /** {@code error-context.debug-message}. */
    record ErrorContextDebugMessage(CanonicalOptions options) implements Canon {
    }

    /** {@code waitable-set.wait}. */
    record WaitableSetWait(boolean cancellable, int memory) implements Canon {
    }

    /** {@code waitable-set.poll}. */
    record WaitableSetPoll(boolean cancellable, int memory) implements Canon {
    }

    /** {@code thread.new-indirect}: entries of the table have the type of the start function, (i32) or (i64). */
    record ThreadNewIndirect(boolean wide, int table) implements Canon {
    }

    /** The thread operations that give way and may be cancelled. */
    record ThreadSwitch(Op op, boolean cancellable) implements Canon {
        /** Which one. */
        public enum Op {
            SUSPEND, YIELD, SUSPEND_THEN_RESUME, YIELD_THEN_RESUME, SUSPEND_THEN_PROMOTE, YIELD_THEN_PROMOTE
        }
    }

    /** The built-ins without immediates. */
    enum Plain implements Canon {
        BACKPRESSURE_INC, BACKPRESSURE_DEC, TASK_CANCEL, SUBTASK_DROP, ERROR_CONTEXT_DROP, WAITABLE_SET_NEW, WAITABLE_SET_DROP, WAITABLE_JOIN, THREAD_INDEX, THREAD_RESUME_LATER
    }
}
