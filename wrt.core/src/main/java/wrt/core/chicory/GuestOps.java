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
        if (!callee.type(callee.functionType(function)).equals(caller.type(type))) {
            throw new ChicoryException("indirect call type mismatch");
        }
        return callee.getMachine().call(function, args);
    }

    /** Whether a handler is for an exception: tags are compared by identity, which Chicory does not do for imported ones. */
    public static boolean exceptionMatches(WasmException thrown, int tag, Instance catching) {
        return thrown.instance().tag(thrown.tagIdx()) == catching.tag(tag);
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
