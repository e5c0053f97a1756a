// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.core.CoreImport;
import wrt.core.CoreImports;
import wrt.core.CoreInstance;
import wrt.core.CoreType;
import wrt.core.CoreFunction;
import wrt.core.CoreGlobal;
import wrt.core.CoreMemory;
import wrt.core.CoreTable;
import wrt.core.CoreTag;

/** A core instance: made of a module, or of existing items. */
sealed interface CoreItems {

    /** A {@link CoreFunction}, {@link CoreMemory}, {@link CoreTable}, {@link CoreGlobal} or {@link CoreTag}, or null. */
    @Nullable
    Object find(String name);

    /** Of a module. */
    record OfModule(CoreInstance instance) implements CoreItems {
        @Override
        public @Nullable Object find(String name) {
            return instance.exportType(name).map(type -> (Object) switch (type) {
                case CoreType.FunctionType t -> instance.function(name);
                case CoreType.MemoryType t -> instance.memory(name);
                case CoreType.TableType t -> instance.table(name);
                case CoreType.GlobalType t -> instance.global(name);
                case CoreType.TagType t -> instance.tag(name);
            }).orElse(null);
        }
    }

    /** Of existing items. */
    record Inline(Map<String, Object> items) implements CoreItems {
        @Override
        public @Nullable Object find(String name) {
            return items.get(name);
        }
    }

    /** Adds the item that an import names. */
    default void provide(CoreImport wanted, CoreImports.Builder imports) {
        switch (find(wanted.name())) {
            case CoreFunction f -> imports.function(wanted.module(), wanted.name(), f);
            case CoreMemory m -> imports.memory(wanted.module(), wanted.name(), m);
            case CoreTable t -> imports.table(wanted.module(), wanted.name(), t);
            case CoreGlobal g -> imports.global(wanted.module(), wanted.name(), g);
            case CoreTag t -> imports.tag(wanted.module(), wanted.name(), t);
            case null, default -> {
                // The module's own link error names what is missing.
            }
        }
    }
}
