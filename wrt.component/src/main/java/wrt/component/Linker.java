// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
public final class Linker {

    private final Map<String, Object> definitions = new LinkedHashMap<>();

    /**
     * Provides an instance.
     *
     * @param importName the name under which components import it
     * @param instance functions and resource types; replaces an earlier definition of the name
     * @return this linker
     */
    public Linker define(String importName, HostInstance instance) {
        definitions.put(importName, instance);
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
        definitions.put(importName, function);
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
        component.imports().forEach((name, type) -> new ImportCheck(name, missing).check(type, find(name), this));
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
                .forEach((name, type) -> args.put(name, new ImportValue(store, name).of(type, find(name))));
        RuntimeInstance root = new RuntimeInstance(store, null);
        Instantiation instantiation = new Instantiation(component.coreModules(), root, null, args);
        Task task = Task.ofInstantiation(parameters);
        Runnable body = () -> task.around(store, () -> instantiation.run(component.definition()));
        FuelAccount account = store.account();
        if (account == null) {
            body.run();
        } else {
            account.run(task, store.meter(), body);
        }
        return new ComponentInstance(root, component, instantiation.exports());
    }

    /** The definition for an import: of its exact name, else the newest one that can stand in. */
    private @Nullable Object find(String importName) {
        Object exact = definitions.get(importName);
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

    /** The names of other versions of an interface, for messages. */
    List<String> otherVersions(String importName) {
        String wanted = InterfaceName.parse(importName).unversioned();
        return definitions.keySet().stream()
                .filter(n -> !n.equals(importName) && InterfaceName.parse(n).unversioned().equals(wanted)).toList();
    }
}
