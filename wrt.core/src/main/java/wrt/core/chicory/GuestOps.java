// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;

/** What compiled code calls instead of Chicory's own helpers. */
public final class GuestOps {
    private GuestOps() {
    }

    /** The slow path of a check point. */
    public static void stop(long word, FlatMemory memory) {
        memory.register.stop(word);
    }

    /** A call of an import: a single result need not be copied into an array of its own. */
    public static long[] callHost(Instance instance, int function, long[] args) {
        return ((HostHandle) instance.imports().function(function).handle()).applyCompiled(args);
    }

    /** {@code call_indirect} of a function of another instance, whose module numbers its types in its own way. */
    public static long[] callIndirect(long[] args, int type, int function, Instance callee, Instance caller) {
        checkType(callee, function, caller, type);
        return callee.getMachine().call(function, args);
    }

    /** Traps if a function is not of the type that the caller expects. */
    static void checkType(Instance callee, int function, Instance caller, int type) {
        if (!ReferenceTypes.isSubtype(callee.module().typeSection(), callee.functionType(function),
                caller.module().typeSection(), type)) {
            throw new ChicoryException("indirect call type mismatch");
        }
    }

    /** {@code ref.func}. */
    public static int function(int function, Instance instance) {
        return GuestMachine.of(instance).reference(function);
    }

    /** The function of an instance that a reference is to, -1 if it is to one of another instance. */
    public static int ownFunction(int reference, Instance instance) {
        return GuestMachine.of(instance).ownFunction(reference);
    }

    /** The index of the function that a reference is to, in the instance that {@link #instanceOf} gives. */
    public static int functionOf(int reference, Instance instance) {
        return GuestMachine.of(instance).functionOf(reference);
    }

    /** The instance that a reference is to a function of. */
    public static Instance instanceOf(int reference, Instance instance) {
        return GuestMachine.of(instance).instanceOf(reference);
    }

    /** {@code table.get}. */
    public static int tableGet(int index, int table, Instance instance) {
        return Tables.get(table, index, instance);
    }

    /** {@code table.set}. */
    public static void tableSet(int index, int reference, int table, Instance instance) {
        Tables.set(table, index, reference, instance);
    }

    /** {@code table.grow}. */
    public static int tableGrow(int reference, int more, int table, Instance instance) {
        return Tables.grow(table, more, reference, instance);
    }

    /** {@code table.fill}. */
    public static void tableFill(int index, int reference, int count, int table, Instance instance) {
        Tables.fill(table, index, reference, count, instance);
    }

    /** {@code table.copy}. */
    public static void tableCopy(int to, int from, int count, int target, int source, Instance instance) {
        Tables.copy(target, source, to, from, count, instance);
    }

    /** {@code table.init}. */
    public static void tableInit(int to, int from, int count, int segment, int table, Instance instance) {
        Tables.init(table, segment, to, from, count, instance);
    }

    /** Whether a handler is for an exception: tags are compared by identity, which Chicory does not do for imported ones. */
    public static boolean exceptionMatches(WasmException thrown, int tag, Instance catching) {
        return thrown.instance().tag(thrown.tagIdx()) == catching.tag(tag);
    }

    /** {@code throw}. */
    public static WasmException createWasmException(long[] args, int tag, Instance instance) {
        return new GuestException(instance, tag, args);
    }

    /** What {@code catch_ref} and {@code catch_all_ref} give. */
    public static int registerException(Instance instance, WasmException e) {
        return GuestMachine.of(instance).reference(e);
    }

    /** What {@code throw_ref} throws. */
    public static WasmException exn(Instance instance, int reference) {
        return GuestMachine.of(instance).group.exception(reference);
    }

    /** {@code memory.init}: a shared memory serves several instances, each with segments of its own. */
    public static void init(int target, int offset, int length, int segment, FlatMemory memory, Instance instance) {
        memory.copySegment(instance.dataSegmentData(segment), target, offset, length);
    }

    /** The trap that an access outside of the memory is. */
    public static RuntimeException outOfBounds(IndexOutOfBoundsException e) {
        return FlatMemory.outOfBounds();
    }
}
