// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.ValType;

/** A world as JSON, for the other side. */
public final class WorldText {

    private WorldText() {
    }

    /**
     * Writes a world.
     *
     * @param world what is written
     * @return encodings, functions, functions of the host, ends, and the numbers of operations
     */
    public static JsonObject of(World world) {
        JsonObject text = new JsonObject();
        JsonArray encodings = new JsonArray();
        world.encodings().forEach(e -> encodings.add(e.ordinal()));
        text.add("encodings", encodings);
        text.add("functions", all(world.functions(), f -> {
            JsonObject object = function(f.type());
            object.addProperty("index", f.index());
            object.addProperty("guest", f.guest());
            object.addProperty("kind", f.kind().name());
            return object;
        }));
        text.add("host", all(world.hostFunctions(), WorldText::function));
        text.add("ends", all(world.ends(), WorldText::type));
        JsonArray operations = new JsonArray();
        for (int guest = 0; guest < World.GUESTS; guest++) {
            operations.add(Operations.of(world, guest).size());
        }
        text.add("operations", operations);
        return text;
    }

    private static JsonObject function(FuncType type) {
        JsonObject object = new JsonObject();
        object.add("params", all(type.params(), p -> pair(p.name(), type(p.type()))));
        object.add("result", type(type.result()));
        object.addProperty("async", type.async());
        return object;
    }

    private static JsonElement type(@Nullable ValType type) {
        return switch (type) {
            case null -> JsonNull.INSTANCE;
            case ValType.ListT t -> form("list", type(t.element()));
            case ValType.FixedListT t -> {
                JsonArray form = form("fixed", type(t.element()));
                form.add(t.length());
                yield form;
            }
            case ValType.RecordT t -> form("record", all(t.fields(), f -> pair(f.name(), type(f.type()))));
            case ValType.TupleT t -> form("tuple", all(t.types(), WorldText::type));
            case ValType.VariantT t -> form("variant", all(t.cases(), c -> pair(c.name(), type(c.type()))));
            case ValType.EnumT t -> form("enum", labels(t.labels()));
            case ValType.FlagsT t -> form("flags", labels(t.labels()));
            case ValType.OptionT t -> form("option", type(t.type()));
            case ValType.ResultT t -> form("result", type(t.ok()), type(t.error()));
            case ValType.MapT t -> form("map", type(t.key()), type(t.value()));
            case ValType.StreamT t -> form("stream", type(t.element()));
            case ValType.FutureT t -> form("future", type(t.element()));
            case ValType.StringT t -> form("string");
            default -> form(type.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        };
    }

    private static JsonArray form(String name, JsonElement... parts) {
        JsonArray form = new JsonArray();
        form.add(name);
        for (JsonElement part : parts) {
            form.add(part);
        }
        return form;
    }

    private static JsonArray labels(List<String> labels) {
        JsonArray array = new JsonArray();
        labels.forEach(array::add);
        return array;
    }

    private static JsonArray pair(String name, JsonElement type) {
        return form(name, type);
    }

    private static <T> JsonArray all(List<T> items, Function<T, JsonElement> text) {
        JsonArray array = new JsonArray();
        items.forEach(i -> array.add(text.apply(i)));
        return array;
    }
}
