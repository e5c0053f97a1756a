// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ResourceValue;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.ResourceType;
import wrt.component.ValType;

/**
 * The methods of a Java object as the functions of an import.
 *
 * <p>The resources of the import are Java objects: {@code new-r} makes one, its public methods are the resource's, and
 * {@code close} is called when the last handle is dropped, if it is {@code AutoCloseable}.
 *
 * <p>Concurrency: safe from any thread; calls come on the thread of the guest's partition.
 */
public final class HostFunctions {

    private record Key(Class<?> type, String function) {
    }

    private final Object object;
    private final Map<String, HostMethod> functions = new HashMap<>();
    private final Map<String, FuncType> methods = new HashMap<>();
    private final Map<Key, HostMethod> planned = new ConcurrentHashMap<>();
    private final List<String> misfits = new ArrayList<>();
    private final Map<ResourceType, Class<?>> classes = new ConcurrentHashMap<>();
    private final Conversions conversions;

    /**
     * Matches an object with an import.
     *
     * @param importName the import's name: an interface, or a function of that name
     * @param resources of the importing component
     */
    public HostFunctions(Object object, String importName, ExternType type, HostResources resources) {
        this.object = object;
        this.conversions = new Conversions((wit, resource, java) -> {
            Conversion conversion = resources.conversion(wit, resource, java);
            if (java != ResourceValue.class) {
                classes.putIfAbsent(resource, java);
            }
            return conversion;
        });
        switch (type) {
            case ExternType.Func t -> add(importName, t.type());
            case ExternType.Instance t -> t.type().exports().forEach((name, export) -> {
                if (export instanceof ExternType.Func function) {
                    add(name, function.type());
                }
            });
            case ExternType.Type t -> misfits.add("a service cannot provide a type");
            case ExternType.Module t -> misfits.add("a service cannot provide a core module");
            case ExternType.ComponentT t -> misfits.add("a service cannot provide a component");
        }
        methods.forEach(this::checkMethod);
    }

    // The methods say what their resource is called, the other functions what class it is; some only say Object.
    private void checkMethod(String function, FuncType type) {
        Class<?> known = type.params().isEmpty() || !(type.params().getFirst().type() instanceof ValType.Borrow self)
                ? null
                : classes.get(self.resource());
        if (known != null) {
            try {
                HostMethod.of(known, function.substring(function.indexOf('.') + 1), type, 1, conversions);
            } catch (Misfit e) {
                misfits.add("resource " + function.substring(function.indexOf(']') + 1) + ": " + e.getMessage());
            }
        }
    }

    /** Every function for which there is no method that fits, with what would; empty if the object fits. */
    public List<String> misfits() {
        return List.copyOf(misfits);
    }

    /**
     * Calls a function.
     *
     * @param arguments values of {@code wrt.api.value}
     * @return the result in the same form
     */
    public @Nullable Object call(GuestCall call, String function, @Nullable Object[] arguments) {
        HostMethod method = functions.get(function);
        if (method != null) {
            return method.call(call, object, arguments);
        }
        Object handle = arguments.length == 0 ? null : arguments[0];
        if (handle == null || !methods.containsKey(function)) {
            throw new IllegalStateException("there is no function " + function);
        }
        Object receiver = HostResources.object(handle);
        return ofResource(receiver.getClass(), function).call(call, receiver,
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** Whether a function can be called with core values. */
    public boolean isFlat(String function) {
        HostMethod method = functions.get(function);
        return method != null && method.isFlat();
    }

    /**
     * A function for core values.
     *
     * @param function one that {@link #isFlat}
     * @return replaces the arguments in a frame by the result in its first word
     */
    public Consumer<long[]> flat(String function) {
        HostMethod method = Objects.requireNonNull(functions.get(function));
        return frame -> method.callFlat(object, frame);
    }

    private void add(String name, FuncType type) {
        if (ResourceNames.isMethod(name)) {
            methods.put(name, type);
            return;
        }
        try {
            functions.put(name, HostMethod.of(object.getClass(), ResourceNames.asMethod(name), type, 0, conversions));
        } catch (Misfit e) {
            misfits.add(String.valueOf(e.getMessage()));
        }
    }

    /** Planned when the first object of a class is met: until then only the service knows the class. */
    private HostMethod ofResource(Class<?> type, String function) {
        return planned.computeIfAbsent(new Key(type, function), key -> {
            try {
                FuncType signature = methods.get(function);
                if (signature == null) {
                    throw new Misfit("there is no function " + function);
                }
                return HostMethod.of(type, function.substring(function.indexOf('.') + 1), signature, 1, conversions);
            } catch (Misfit e) {
                throw new HostFailure(String.valueOf(e.getMessage()), e);
            }
        });
    }
}
