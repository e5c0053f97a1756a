// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Instant;

/**
 * Facts as JSON: the components of a record are the members of an object, under the same names.
 *
 * <p>An {@link Instant} is its ISO text, and {@link Long#MAX_VALUE}, which stands for "none", is null.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Json {

    private static final JsonSerializer<Long> LIMIT = (value, type, context) -> value == Long.MAX_VALUE
            ? JsonNull.INSTANCE
            : new JsonPrimitive(value);
    private static final JsonSerializer<Instant> INSTANT = (value, type, context) -> new JsonPrimitive(
            value.toString());

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls()
            .registerTypeAdapter(long.class, LIMIT).registerTypeAdapter(Long.class, LIMIT)
            .registerTypeAdapter(Instant.class, INSTANT).create();

    private Json() {
    }

    /**
     * Writes facts on one line.
     *
     * @param facts records, lists, maps, numbers and strings
     * @return the JSON text
     */
    static String text(Object facts) {
        return GSON.toJson(facts);
    }
}
