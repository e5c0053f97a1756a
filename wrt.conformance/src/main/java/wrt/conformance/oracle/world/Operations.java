// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.FuncType;
import wrt.component.Layout;
import wrt.component.ValType;

/** All operations of a guest, in the order in which its code numbers them. */
public final class Operations {

    private static final int ASYNC_PARAMS = 4;
    private static final List<String> SWITCHES = List.of("thread.suspend-then-resume", "thread.yield-then-resume",
            "thread.suspend-then-promote", "thread.yield-then-promote");

    private final List<Operation> all = new ArrayList<>();

    private Operations() {
    }

    /**
     * Lists them.
     *
     * @param world in which it is
     * @param guest its number
     * @return never null
     */
    public static List<Operation> of(World world, int guest) {
        Operations operations = new Operations();
        for (int i = 0; i < world.hostFunctions().size(); i++) {
            operations.lowered("host/" + i, world.hostFunctions().get(i));
        }
        for (GuestFunction function : world.importsOf(guest)) {
            operations.lowered("call/" + function.index(), function.type());
        }
        for (GuestFunction function : world.functionsOf(guest)) {
            if (function.kind().returnsByTask()) {
                ValType result = function.type().result();
                operations.add("task.return/" + function.index(),
                        (result == null ? "" : letters(result.layout(), Layout.MAX_FLAT, "i")) + ":");
            }
        }
        for (int i = 0; i < world.ends().size(); i++) {
            operations.end(world.ends().get(i) instanceof ValType.StreamT ? "stream" : "future", i);
        }
        operations.plain(guest);
        return operations.all;
    }

    private void add(String name, String signature) {
        all.add(new Operation(name, signature, false));
    }

    private void both(String name, String signature) {
        add(name, signature);
        add(name + "+", signature);
    }

    private void lowered(String name, FuncType type) {
        String params = letters(type.paramLayout(), Layout.MAX_FLAT, "i");
        String result = type.result() == null ? "" : letters(type.resultLayout(), 1, null);
        add(name, result == null ? params + "i:" : params + ":" + result);
        if (type.async()) {
            add(name + "+", letters(type.paramLayout(), ASYNC_PARAMS, "i") + (type.result() == null ? "" : "i") + ":i");
        }
    }

    private void end(String kind, int number) {
        String to = "/" + number;
        String copy = kind.equals("stream") ? "iii:i" : "ii:i";
        add(kind + ".new" + to, ":l");
        both(kind + ".read" + to, copy);
        both(kind + ".write" + to, copy);
        both(kind + ".cancel-read" + to, "i:i");
        both(kind + ".cancel-write" + to, "i:i");
        add(kind + ".drop-readable" + to, "i:");
        add(kind + ".drop-writable" + to, "i:");
    }

    private void plain(int guest) {
        if (guest == World.GUESTS - 1) {
            add("resource.new", "i:i");
            add("resource.rep", "i:i");
        }
        add("resource.drop", "i:");
        add("task.cancel", ":");
        both("subtask.cancel", "i:i");
        add("subtask.drop", "i:");
        add("context.get/0", ":i");
        add("context.get/1", ":i");
        add("context.set/0", "i:");
        add("context.set/1", "i:");
        both("thread.yield", ":i");
        add("error-context.new", "ii:i");
        add("error-context.debug-message", "ii:");
        add("error-context.drop", "i:");
        add("waitable-set.new", ":i");
        for (String name : List.of("waitable-set.wait", "waitable-set.wait+", "waitable-set.poll",
                "waitable-set.poll+")) {
            all.add(new Operation(name, "ii:i", true));
        }
        add("waitable-set.drop", "i:");
        add("waitable.join", "ii:");
        add("backpressure.inc", ":");
        add("backpressure.dec", ":");
        add("thread.index", ":i");
        add("thread.new-indirect", "ii:i");
        add("thread.resume-later", "i:");
        both("thread.suspend", ":i");
        SWITCHES.forEach(name -> both(name, "i:i"));
    }

    /** The core types of a layout, or something else if they are too many. */
    static @Nullable String letters(Layout layout, int most, @Nullable String otherwise) {
        List<FlatType> flat = layout.flat();
        if (flat == null || flat.size() > most) {
            return otherwise;
        }
        StringBuilder letters = new StringBuilder();
        flat.forEach(type -> letters.append("ilfd".charAt(type.ordinal())));
        return letters.toString();
    }
}
