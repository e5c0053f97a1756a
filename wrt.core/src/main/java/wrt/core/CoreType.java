// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** The type of an import or export of a core module (core specification, 2.3.10). */
@ProviderType
public sealed interface CoreType {

    /** A function. */
    record FunctionType(List<ValueType> params, List<ValueType> results) implements CoreType {
        /** Copies the lists. */
        public FunctionType {
            params = List.copyOf(params);
            results = List.copyOf(results);
        }

        /** The length that a call frame needs at least: the larger of the two counts. */
        public int frameLength() {
            return Math.max(params.size(), results.size());
        }

        @Override
        public String toString() {
            return params + " -> " + results;
        }
    }

    /**
     * A linear memory.
     *
     * @param min initial size in pages
     * @param max largest size in pages, if the module states one
     * @param shared whether several threads may use it
     * @param memory64 whether addresses have 64 bits
     */
    record MemoryType(long min, OptionalLong max, boolean shared, boolean memory64) implements CoreType {
    }

    /**
     * A table.
     *
     * @param element type of its elements
     * @param min initial size in elements
     * @param max largest size in elements, if the module states one
     */
    record TableType(ValueType element, long min, OptionalLong max) implements CoreType {
    }

    /** A global variable. */
    record GlobalType(ValueType type, boolean mutable) implements CoreType {
    }

    /** An exception tag with the types of its arguments. */
    record TagType(FunctionType type) implements CoreType {
    }
}
