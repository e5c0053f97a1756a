// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What an instance links to: by module name and field name. Immutable; made by {@link #builder()}. */
@ProviderType
public final class CoreImports {
    private final Map<Name, Object> values;

    private record Name(String module, String name) {
    }

    private CoreImports(Map<Name, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** Nothing to link to. */
    public static CoreImports none() {
        return builder().build();
    }

    /** Starts empty. */
    public static Builder builder() {
        return new Builder();
    }

    /** A {@link CoreFunction}, {@link CoreMemory}, {@link CoreTable}, {@link CoreGlobal} or {@link CoreTag}, or null. */
    public @Nullable Object find(String module, String name) {
        return values.get(new Name(module, name));
    }

    /** Collects imports. A later entry under the same names replaces an earlier one. */
    public static final class Builder {
        private final Map<Name, Object> values = new HashMap<>();

        private Builder() {
        }

        /** Adds a function. */
        public Builder function(String module, String name, CoreFunction function) {
            return add(module, name, function);
        }

        /** Adds a memory. */
        public Builder memory(String module, String name, CoreMemory memory) {
            return add(module, name, memory);
        }

        /** Adds a table. */
        public Builder table(String module, String name, CoreTable table) {
            return add(module, name, table);
        }

        /** Adds a global. */
        public Builder global(String module, String name, CoreGlobal global) {
            return add(module, name, global);
        }

        /** Adds a tag. */
        public Builder tag(String module, String name, CoreTag tag) {
            return add(module, name, tag);
        }

        /** The imports collected so far. */
        public CoreImports build() {
            return new CoreImports(values);
        }

        private Builder add(String module, String name, Object value) {
            values.put(new Name(module, name), value);
            return this;
        }
    }
}
