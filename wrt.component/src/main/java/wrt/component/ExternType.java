// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The type of an import or export.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions" ({@code externtype}).
 */
@ProviderType
public sealed interface ExternType {

    /**
     * A function.
     *
     * @param type its type
     */
    record Func(FuncType type) implements ExternType {
    }

    /**
     * An instance: a group of named externs.
     *
     * @param type its type
     */
    record Instance(InstanceType type) implements ExternType {
    }

    /**
     * A type.
     *
     * @param bound what is known of it
     */
    record Type(TypeBound bound) implements ExternType {

        /**
         * The type itself, whatever the bound.
         *
         * @return the equal type, or the fresh resource type
         */
        public DefinedType type() {
            return bound.type();
        }
    }

    /**
     * A core module.
     *
     * @param type its type
     */
    record Module(ModuleType type) implements ExternType {
    }

    /**
     * A component.
     *
     * @param type its type
     */
    record ComponentT(ComponentType type) implements ExternType {
    }
}
