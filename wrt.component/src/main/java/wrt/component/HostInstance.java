// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.core.CoreModule;

/**
 * An instance that the host provides to components: functions and resource types by WIT name.
 *
 * <p>Concurrency: immutable; its functions are called by the owners of the stores that it is linked into.
 */
@ProviderType
public final class HostInstance {

    private final Map<String, Item> items;

    private HostInstance(Map<String, Item> items) {
        this.items = Map.copyOf(items);
    }

    /** What an instance, or a linker, holds under a name. */
    sealed interface Item {

        /** A function; its type is known where it comes from another component. */
        record Function(HostFunction function, @Nullable FuncType type) implements Item {
        }

        /** A resource type. */
        record Resource(HostResourceType type) implements Item {
        }

        /** A core module. */
        record Module(CoreModule module) implements Item {
        }

        /** Another instance. */
        record Instance(HostInstance instance) implements Item {
        }
    }

    /**
     * Starts empty.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All that another component exports, so that it can be imported as one instance. Values pass as with
     * {@link #of(ComponentInstance, String, ComponentCaller)}.
     *
     * @param exporter may live in another store
     * @param caller makes the calls; {@link ComponentCaller#direct()} if both share a store
     * @return functions, resource types, core modules and instances with the exporter's types
     */
    public static HostInstance of(ComponentInstance exporter, ComponentCaller caller) {
        return new ExportedInstance(exporter, caller).all();
    }

    /**
     * An instance that another component exports, so that one component's export can be another one's import. Values
     * pass as values of the host. A resource passes as the {@link wrt.api.value.ResourceValue} that the exporter handed
     * out; when it goes back, it is again the exporter's own handle.
     *
     * @param exporter exports the instance; may live in another store
     * @param export the full name of the instance among its exports
     * @param caller makes the calls; {@link ComponentCaller#direct()} if both share a store
     * @return functions and resource types with the exporter's types
     * @throws IllegalArgumentException if it has no such instance
     */
    public static HostInstance of(ComponentInstance exporter, String export, ComponentCaller caller) {
        return new ExportedInstance(exporter, caller).named(export);
    }

    @Nullable
    Item item(String name) {
        return items.get(name);
    }

    /** Collects items. A later one under the same name replaces an earlier one. */
    public static final class Builder {

        private final Map<String, Item> items = new LinkedHashMap<>();

        private Builder() {
        }

        /**
         * Adds a function whose arguments and result are checked against whatever type it is imported with.
         *
         * @param name the WIT name, such as {@code f} or {@code [method]r.f}
         * @param function the code
         * @return this builder
         */
        public Builder function(String name, HostFunction function) {
            items.put(name, new Item.Function(function, null));
            return this;
        }

        /**
         * Adds a function that is only linked to imports of its own type.
         *
         * @param name the WIT name, such as {@code f} or {@code [method]r.f}
         * @param type the type; resource types of the host in it are their {@link HostResourceType#type()}
         * @param function the code
         * @return this builder
         */
        public Builder function(String name, FuncType type, HostFunction function) {
            items.put(name, new Item.Function(function, type));
            return this;
        }

        /**
         * Adds a core module, which components instantiate for themselves.
         *
         * @param name the WIT name
         * @param module the module
         * @return this builder
         */
        public Builder module(String name, CoreModule module) {
            items.put(name, new Item.Module(module));
            return this;
        }

        /**
         * Adds an instance inside of this one.
         *
         * @param name the WIT name
         * @param instance functions, types and so on
         * @return this builder
         */
        public Builder instance(String name, HostInstance instance) {
            items.put(name, new Item.Instance(instance));
            return this;
        }

        /**
         * Adds a resource type.
         *
         * @param name the WIT name
         * @param type the type
         * @return this builder
         */
        public Builder resource(String name, HostResourceType type) {
            items.put(name, new Item.Resource(type));
            return this;
        }

        Builder item(String name, Item item) {
            items.put(name, item);
            return this;
        }

        /**
         * The instance with what was added so far.
         *
         * @return a new instance
         */
        public HostInstance build() {
            return new HostInstance(items);
        }
    }
}
