// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The type of an import or export of a core module.
 *
 * <p>Source: WebAssembly core specification, "External Types".
 */
@ProviderType
public sealed interface CoreExternType {

    /**
     * A function.
     *
     * @param params the parameter types, by their names in the text format
     * @param results the result types
     */
    record Func(List<String> params, List<String> results) implements CoreExternType {
        /** Copies the lists. */
        public Func {
            params = List.copyOf(params);
            results = List.copyOf(results);
        }
    }

    /**
     * A table.
     *
     * @param element the reference type, by its name in the text format
     * @param limits its size in elements
     */
    record Table(String element, Limits limits) implements CoreExternType {
    }

    /**
     * A memory.
     *
     * @param limits its size in pages
     * @param shared whether threads share it
     */
    record Memory(Limits limits, boolean shared) implements CoreExternType {
    }

    /**
     * A global.
     *
     * @param type the value type, by its name in the text format
     * @param mutable whether it can be set
     */
    record Global(String type, boolean mutable) implements CoreExternType {
    }

    /**
     * An exception tag.
     *
     * @param type its parameters as a function type without results
     */
    record Tag(Func type) implements CoreExternType {
    }

    /**
     * How large a table or memory is and may become.
     *
     * @param minimum at least this much
     * @param maximum at most this much, or empty for no bound
     * @param index64 whether it is indexed by 64-bit integers
     */
    record Limits(long minimum, OptionalLong maximum, boolean index64) {
    }
}
