// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;
import wrt.component.Layout;

/** The core modules of a guest. */
final class GuestCode {

    /** Stubs beside those of the operations: for writing memory, for showing it, and the start of a thread. */
    static final int EXTRA_STUBS = 3;

    private static final int PAGES = Memory.SIZE >> 16;
    private static final int NEXT = 0;
    private static final int ARG = 1;
    private static final int RESULT = 2;
    private static final int ENTER = 3;
    private static final int EVENT = 4;
    private static final int DUMP = 5;

    private final CoreWriter module = new CoreWriter();

    private GuestCode() {
    }

    /** Memory, an allocator that keeps a record of how it was called, and the table of stubs. */
    static byte[] library(int stubs) {
        CoreWriter module = new CoreWriter();
        module.memory("memory", PAGES);
        module.table("table", stubs);
        module.global(Memory.HEAP);
        ByteSink code = new ByteSink();
        for (int param = 0; param < 4; param++) {
            // record = record * 31 + parameter
            code.b(0x41).s(Memory.ALLOCATIONS).b(0x41).s(Memory.ALLOCATIONS).b(0x28, 2, 0, 0x41).s(31).b(0x6c, 0x20,
                    param,
                    0x6a, 0x36, 2, 0);
        }
        // pointer = align(top)
        code.b(0x23, 0, 0x20, 2, 0x6a, 0x41).s(1).b(0x6b, 0x41).s(0).b(0x20, 2, 0x6b, 0x71, 0x21, 4);
        // if it does not fit, from the beginning
        code.b(0x20, 4, 0x20, 3, 0x6a, 0x41).s(Memory.SIZE).b(0x4b, 0x04, 0x40, 0x41).s(Memory.HEAP).b(0x21, 4, 0x0b);
        code.b(0x20, 4, 0x20, 3, 0x6a, 0x24, 0);
        // copy the smaller of the sizes
        code.b(0x20, 4, 0x20, 0, 0x20, 1, 0x20, 3, 0x20, 1, 0x20, 3, 0x49, 0x1b, 0xfc, 0x0a, 0, 0);
        code.b(0x20, 4);
        module.function("realloc", "iiii:i", "i", code);
        return module.wasm();
    }

    /** What runs operations. */
    static byte[] main(World world, int guest, List<Operation> operations) {
        return new GuestCode().build(world, guest, operations);
    }

    private byte[] build(World world, int guest, List<Operation> operations) {
        module.importMemory("library", "memory", PAGES);
        module.importTable("library", "table", operations.size() + EXTRA_STUBS);
        String[] control = {":i", ":l", "l:", "i:", "iii:", "ii:"};
        for (int i = 0; i < control.length; i++) {
            module.importFunction("host", GuestBinary.CONTROL_NAMES.get(i), control[i]);
        }
        int first = control.length;
        for (Operation operation : operations) {
            module.importFunction("host", operation.name(), operation.signature());
        }
        int plain = module.type(":");
        List<Integer> stubs = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            stubs.add(stub("stub" + i, operations.get(i), first + i));
        }
        stubs.add(poke());
        stubs.add(module.function("show", ":", "", arg(arg(new ByteSink(), 'i'), 'i').b(0x10, DUMP)));
        // loop { op = next(); if (op == 0) return; table[op - 1]() }
        int run = module.function("run", ":", "i",
                new ByteSink()
                        .b(0x03, 0x40, 0x10, NEXT, 0x21, 0, 0x20, 0, 0x45, 0x04, 0x40, 0x0f, 0x0b, 0x20, 0, 0x41, 1,
                                0x6b, 0x11)
                        .u(plain).b(0, 0x0c, 0, 0x0b));
        stubs.add(module.function("start", "i:", "",
                result(new ByteSink().b(0x41).s(Memory.THREAD).b(0x10, ENTER, 0x20, 0), 'i').b(0x10).u(run)));
        module.elements(stubs);
        module.function("callback", "iii:i", "",
                arg(new ByteSink().b(0x20, 0, 0x20, 1, 0x20, 2, 0x10, EVENT, 0x10).u(run), 'i'));
        world.functionsOf(guest).forEach(f -> function(f, run));
        module.function("look", ":", "", new ByteSink().b(0x41).s(0).b(0x41).s(Memory.SIZE).b(0x10, DUMP));
        return module.wasm();
    }

    private void function(GuestFunction function, int run) {
        String params = String.valueOf(Operations.letters(function.type().paramLayout(), Layout.MAX_FLAT, "i"));
        String results = switch (function.kind()) {
            case CALLBACK -> "i";
            case STACKFUL -> "";
            case PLAIN, SYNC -> String.valueOf(Operations.letters(function.type().resultLayout(), 1, "i"));
        };
        ByteSink code = new ByteSink().b(0x41).s(function.index()).b(0x10, ENTER);
        for (int i = 0; i < params.length(); i++) {
            result(code.b(0x20).u(i), params.charAt(i));
        }
        code.b(0x10).u(run);
        results.chars().forEach(c -> arg(code, c));
        module.function(function.name(), params + ":" + results, "", code);
        if (!function.kind().returnsByTask()) {
            module.function("post-" + function.name(), results + ":", "", new ByteSink().b(0x41).s(Memory.POST_RETURNS)
                    .b(0x41).s(Memory.POST_RETURNS).b(0x28, 2, 0, 0x41, 1, 0x6a, 0x36, 2, 0));
        }
    }

    private int stub(String name, Operation operation, int builtin) {
        ByteSink code = new ByteSink();
        String params = operation.signature().substring(0, operation.arity());
        params.chars().forEach(c -> arg(code, c));
        if (operation.event()) {
            code.b(0x22, 0);
        }
        code.b(0x10).u(builtin);
        operation.signature().chars().skip(operation.arity() + 1L).forEach(c -> result(code, c));
        if (operation.event()) {
            result(code.b(0x20, 0, 0x28, 2, 0), 'i');
            result(code.b(0x20, 0, 0x28, 2, 4), 'i');
        }
        return module.function(name, ":", operation.event() ? "i" : "", code);
    }

    /** Writes so many words to an address. */
    private int poke() {
        ByteSink code = arg(new ByteSink(), 'i').b(0x21, 0);
        arg(code, 'i').b(0x21, 1);
        code.b(0x02, 0x40, 0x03, 0x40, 0x20, 1, 0x45, 0x0d, 1, 0x20, 0, 0x10, ARG, 0x37, 3, 0, 0x20, 0, 0x41, 8, 0x6a,
                0x21,
                0, 0x20, 1, 0x41, 1, 0x6b, 0x21, 1, 0x0c, 0, 0x0b, 0x0b);
        return module.function("poke", ":", "ii", code);
    }

    private static ByteSink arg(ByteSink code, int letter) {
        code.b(0x10, ARG);
        return switch (letter) {
            case 'i' -> code.b(0xa7);
            case 'f' -> code.b(0xa7, 0xbe);
            case 'd' -> code.b(0xbf);
            default -> code;
        };
    }

    private static ByteSink result(ByteSink code, int letter) {
        switch (letter) {
            case 'i' -> code.b(0xad);
            case 'f' -> code.b(0xbc, 0xad);
            case 'd' -> code.b(0xbd);
            default -> {
                // as it is
            }
        }
        return code.b(0x10, RESULT);
    }
}
