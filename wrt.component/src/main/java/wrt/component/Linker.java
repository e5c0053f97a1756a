// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.component.HostInstance.Item;
import wrt.core.CoreModule;

/**
 * Satisfies the imports of components by name.
 *
 * <p>An import that names an interface with a version takes what was defined under that name, else the newest
 * definition of a compatible version that is not older: the same major version, or for {@code 0.x} the same minor one.
 *
 * <p>Concurrency: not thread-safe while definitions are added.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions"; semver.org 2.0.0.
 */
@ProviderType
public final class Linker {

    private final Map<String, Item> definitions = new LinkedHashMap<>();

    /**
     * Provides an instance.
     *
     * @param importName the name under which components import it
     * @param instance functions and resource types; replaces an earlier definition of the name
     * @return this linker
     */
    public Linker define(String importName, HostInstance instance) {
        definitions.put(importName, new Item.Instance(instance));
        return this;
    }

    /**
     * Provides a function.
     *
     * @param importName the name under which components import it
     * @param function the code; replaces an earlier definition of the name
     * @return this linker
     */
    public Linker define(String importName, HostFunction function) {
        definitions.put(importName, new Item.Function(function, null));
        return this;
    }

    /**
     * Provides a function to imports of its type.
     *
     * @param importName the name under which components import it
     * @param type the type
     * @param function the code; replaces an earlier definition of the name
     * @return this linker
     */
    public Linker define(String importName, FuncType type, HostFunction function) {
        definitions.put(importName, new Item.Function(function, type));
        return this;
    }

    /**
     * Provides a core module.
     *
     * @param importName the name under which components import it
     * @param module the module; replaces an earlier definition of the name
     * @return this linker
     */
    public Linker define(String importName, CoreModule module) {
        definitions.put(importName, new Item.Module(module));
        return this;
    }

    /**
     * Provides a resource type.
     *
     * @param importName the name under which components import it
     * @param type the type; replaces an earlier definition of the name
     * @return this linker
     */
    public Linker define(String importName, HostResourceType type) {
        definitions.put(importName, new Item.Resource(type));
        return this;
    }

    /**
     * What a component needs and this linker does not provide.
     *
     * @param component any component
     * @return in the order of its imports; empty if it can be instantiated
     */
    public List<MissingImport> missing(Component component) {
        List<MissingImport> missing = new ArrayList<>();
        ImportCheck check = new ImportCheck(missing, new HashMap<>(), new HashMap<>());
        component.imports().forEach((name, type) -> {
            Item found = find(name);
            check.check(name, type, found, found == null ? otherVersions(name) : null);
        });
        return missing;
    }

    /**
     * Makes an instance, which runs the start functions of its core modules. The caller owns the store.
     *
     * @param store where it will live
     * @param component what to instantiate
     * @return a new instance
     * @throws LinkException if imports are missing or of another type
     * @throws wrt.core.TrapException if a start function traps
     */
    public ComponentInstance instantiate(Store store, Component component) {
        return instantiate(store, component,
                TaskParameters.unbounded(component.digest().substring(0, 12), "[instantiate]"));
    }

    /**
     * Makes an instance within a fuel budget, for a store of {@link Store#synchronous}; an engine finds the parameters in
     * the store's current task. The caller owns the store.
     *
     * @param store where it will live
     * @param component what to instantiate
     * @param parameters the budget of its start functions, and what errors name
     * @return a new instance
     * @throws LinkException if imports are missing or of another type
     * @throws wrt.core.CoreLinkException if it would consist of more instances than its limits allow
     * @throws wrt.core.TrapException if a start function traps
     * @throws wrt.api.component.FuelExhaustedException if a start function uses up the budget
     */
    public ComponentInstance instantiate(Store store, Component component, TaskParameters parameters) {
        List<MissingImport> missing = missing(component);
        if (!missing.isEmpty()) {
            throw new LinkException(missing);
        }
        Map<String, Object> args = new HashMap<>();
        component.imports()
                .forEach((name, type) -> args.put(name, new ImportValue(store).of(name, type, find(name))));
        RuntimeInstance root = new RuntimeInstance(store, null);
        Instantiation instantiation = new Instantiation(component.coreModules(), root, null, args,
                new InstanceCount(component.instanceLimit()));
        Task task = Task.ofInstantiation(root, parameters);
        Runnable body = () -> HostCallIn.around(task, store, () -> instantiation.run(component.definition()));
        FuelAccount account = store.account();
        if (account == null) {
            body.run();
        } else {
            account.run(task, store.meter(), body);
        }
        return new ComponentInstance(root, component, instantiation.exports());
    }

    /** The definition for an import: of its exact name, else the newest one that can stand in. */
    private @Nullable Item find(String importName) {
        Item exact = definitions.get(importName);
        if (exact != null) {
            return exact;
        }
        InterfaceName wanted = InterfaceName.parse(importName);
        String best = null;
        for (String name : definitions.keySet()) {
            InterfaceName offered = InterfaceName.parse(name);
            if (offered.satisfies(wanted) && (best == null || offered.satisfies(InterfaceName.parse(best)))) {
                best = name;
            }
        }
        return best == null ? null : definitions.get(best);
    }

    /** The names of other versions of an interface, for messages; null if there are none. */
    private @Nullable String otherVersions(String importName) {
        String wanted = InterfaceName.parse(importName).unversioned();
        String others = definitions.keySet().stream()
                .filter(n -> InterfaceName.parse(n).unversioned().equals(wanted)).collect(Collectors.joining(", "));
        return others.isEmpty() ? null : "only incompatible versions: " + others;
    }
}
