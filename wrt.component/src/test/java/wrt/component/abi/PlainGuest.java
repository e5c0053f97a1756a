// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import wrt.component.model.StringEncoding;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreImports;
import wrt.core.CoreMemory;
import wrt.core.CoreModule;
import wrt.core.Meter;

/** A guest without code: a memory, and an allocator that never frees and remembers its calls. */
final class PlainGuest {

    /** A module with a memory of 64 pages and nothing else. */
    private static final CoreModule MODULE = CoreCompiler.create(CoreConfig.defaults())
            .compile(HexFormat.of().parseHex("0061736d010000000503010040070501016d0200"));

    private final InstanceState instance = new InstanceState(1000);
    private final CoreMemory memory = MODULE.instantiate(CoreImports.none(), new Meter(m -> m.refill(1 << 20), 10))
            .memory("m");
    private final List<String> calls = new ArrayList<>();
    private int next = 16;
    private boolean exhausted;

    InstanceState instance() {
        return instance;
    }

    byte[] bytes() {
        return memory.bytes();
    }

    /** Where the next block will be at the earliest: everything in use is below. */
    int used() {
        return next;
    }

    /** Whether the allocator had no room left. */
    boolean isExhausted() {
        return exhausted;
    }

    /** The calls of the allocator so far, as {@code old size -> alignment size}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    void clear() {
        Arrays.fill(memory.bytes(), 0, Math.min(next, memory.byteSize()), (byte) 0);
        calls.clear();
        exhausted = false;
        next = 16;
    }

    int allocate(int pointer, int oldSize, int alignment, int newSize) {
        calls.add((pointer == 0 ? "new" : "" + oldSize) + " -> " + alignment + " " + newSize);
        if (pointer != 0 && newSize <= oldSize && (pointer & alignment - 1) == 0) {
            return pointer;
        }
        int at = (next + alignment - 1) & -alignment;
        if (newSize > memory.byteSize() - at) {
            exhausted = true;
            return -alignment; // aligned, and never in bounds
        }
        next = at + newSize;
        System.arraycopy(memory.bytes(), pointer, memory.bytes(), at, Math.min(oldSize, newSize));
        return at;
    }

    LiftLowerOptions options(StringEncoding encoding) {
        return new LiftLowerOptions(instance, encoding, memory, this::allocate, Long.MAX_VALUE);
    }

    LiftLowerContext context(StringEncoding encoding, Boundary boundary) {
        return new LiftLowerContext(options(encoding), boundary, new Borrows(), new Lends());
    }
}
