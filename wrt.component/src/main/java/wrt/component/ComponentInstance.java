// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An instance of a component, as its embedder sees it.
 *
 * <p>Concurrency: what it exports never changes and may be read by any thread, as may {@link #poisoned()}; calls belong
 * to the owner of the store.
 */
@ProviderType
public final class ComponentInstance {

    private final RuntimeInstance root;
    private final Component component;
    private final InstanceValue exports;
    private final SequencedMap<String, ComponentFunction> functions = new LinkedHashMap<>();
    private final Map<String, Set<String>> shortForms = new LinkedHashMap<>();

    ComponentInstance(RuntimeInstance root, Component component, InstanceValue exports) {
        this.root = root;
        this.component = component;
        this.exports = exports;
        addFunctions("", component.exports(), exports);
    }

    private void addFunctions(String prefix, Map<String, ExternType> types, InstanceValue values) {
        types.forEach((name, type) -> {
            Object value = values.exports().get(name);
            switch (type) {
                case ExternType.Func t when value instanceof FuncInst function -> {
                    String path = prefix + name;
                    functions.put(path, new ComponentFunction(path, t.type(), function, this));
                    addShortForms(prefix, name, path);
                }
                case ExternType.Instance t when value instanceof InstanceValue nested ->
                    addFunctions(prefix + name + "#", t.type().exports(), nested);
                default -> {
                    // Types, modules and components are nothing to call.
                }
            }
        });
    }

    private void addShortForms(String prefix, String name, String path) {
        shortForms.computeIfAbsent(name, n -> new TreeSet<>()).add(path);
        if (!prefix.isEmpty()) {
            String interfaceName = InterfaceName.shortName(prefix.substring(0, prefix.length() - 1));
            shortForms.computeIfAbsent(interfaceName + "#" + name, n -> new TreeSet<>()).add(path);
        }
    }

    /**
     * The function under a path: {@code function} or {@code namespace:package/interface@version#function}; the short
     * forms {@code interface#function} and {@code function} work where they are unique.
     *
     * @param path the path
     * @return the function
     * @throws NoSuchElementException if there is none, or a short form fits several; lists what there is
     */
    public ComponentFunction function(String path) {
        ComponentFunction exact = functions.get(path);
        if (exact != null) {
            return exact;
        }
        Set<String> paths = shortForms.getOrDefault(path, Set.of());
        if (paths.isEmpty()) {
            throw new NoSuchElementException("no exported function " + path + "; there are " + functions.keySet());
        }
        if (paths.size() > 1) {
            throw new NoSuchElementException("several exported functions are called " + path + ": " + paths);
        }
        return Objects.requireNonNull(functions.get(paths.iterator().next()));
    }

    /**
     * All exported functions.
     *
     * @return by full path, in the order of the exports; unmodifiable
     */
    public SequencedMap<String, ComponentFunction> functions() {
        return Collections.unmodifiableSequencedMap(functions);
    }

    /**
     * Whether it is dead: its code was abandoned in the middle, by a trap or otherwise, or it was closed. Every further
     * call fails with {@code cannot enter component instance}.
     *
     * @return true from then on
     */
    public boolean poisoned() {
        return root.isPoisoned();
    }

    /** Ends the instance: no call can enter it any more, and resources of its types are closed. For the owner. */
    public void close() {
        root.poison(new ComponentTrapException(RuntimeInstance.CANNOT_ENTER));
    }

    /**
     * The component that it is an instance of.
     *
     * @return never null
     */
    public Component component() {
        return component;
    }

    /**
     * The store that it lives in.
     *
     * @return never null
     */
    public Store store() {
        return root.store();
    }

    /** For messages. */
    String name() {
        return component.digest().substring(0, 12);
    }

    InstanceValue exports() {
        return exports;
    }

    @Nullable
    Object export(String name) {
        return exports.exports().get(name);
    }
}
