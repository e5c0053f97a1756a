// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a program, in order. Each entry is an array: what, whose, and the details. */
public final class Trace {

    private final List<JsonArray> entries = new ArrayList<>();
    private boolean ticking;

    /** The entries. */
    public List<JsonArray> entries() {
        return entries;
    }

    /** Something that is ready is about to run; whether anything does is seen by what it does. */
    void tick() {
        ticking = true;
    }

    void ticked() {
        ticking = false;
    }

    void add(String what, long label, Object... details) {
        if (ticking) {
            ticking = false;
            entries.add(entry("tick", label));
        }
        entries.add(entry(what, label, details));
    }

    /** The end, with nobody's label. */
    void end(String what, @Nullable Object detail) {
        if (ticking) {
            ticking = false;
            entries.add(entry("tick", 0));
        }
        JsonArray array = new JsonArray();
        array.add(what);
        put(array, detail);
        entries.add(array);
    }

    private static JsonArray entry(String what, long label, Object... details) {
        JsonArray array = new JsonArray();
        array.add(what);
        array.add(label);
        for (Object detail : details) {
            put(array, detail);
        }
        return array;
    }

    private static void put(JsonArray array, @Nullable Object detail) {
        switch (detail) {
            case null -> array.add((String) null);
            case Number n -> array.add(n);
            case JsonElement e -> array.add(e);
            case long[] values -> {
                for (long value : values) {
                    array.add(value);
                }
            }
            default -> array.add(detail.toString());
        }
    }
}
