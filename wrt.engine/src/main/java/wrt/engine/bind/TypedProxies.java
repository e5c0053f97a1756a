// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes an object of a Java interface that calls the functions of one exported interface. */
public final class TypedProxies {

    private TypedProxies() {
    }

    /**
     * The proxy for the one group of functions that the Java interface's methods are named after.
     *
     * @throws IllegalArgumentException naming every method that does not fit, and what would
     */
    public static <T> T create(Class<T> type, List<ExportGroup> groups) {
        List<Method> methods = methods(type);
        List<ExportGroup> matching = groups.stream()
                .filter(group -> methods.stream().allMatch(method -> function(group, method).isPresent())).toList();
        List<ExportGroup> named = matching.stream().filter(group -> isNamed(type, group)).toList();
        if (named.size() == 1) {
            return create(type, named.getFirst());
        }
        if (matching.size() == 1) {
            return create(type, matching.getFirst());
        }
        if (matching.size() > 1) {
            throw new IllegalArgumentException(type.getName() + " fits several exported interfaces: "
                    + matching.stream().map(ExportGroup::title).toList());
        }
        return create(type, groups.stream()
                .max(Comparator.comparingLong(
                        group -> methods.stream().filter(method -> function(group, method).isPresent()).count()))
                .orElseThrow(() -> new IllegalArgumentException("the component exports no function")));
    }

    /**
     * The proxy for one group of functions.
     *
     * @throws IllegalArgumentException naming every method that does not fit, and what would
     */
    public static <T> T create(Class<T> type, ExportGroup group) {
        if (!type.isInterface() || !Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " must be a public interface");
        }
        MethodPlanner planner = new MethodPlanner(new Conversions(new ExportedResources(group)));
        List<String> problems = new ArrayList<>();
        List<MethodPlan> plans = new ArrayList<>();
        for (Method method : methods(type)) {
            Optional<Export> function = function(group, method);
            if (function.isEmpty()) {
                problems.add("method " + method.getName() + ": " + group.title() + " has no such function; it has "
                        + String.join(", ", group.functions().sequencedKeySet()));
                continue;
            }
            try {
                plans.add(planner.plan(method, function.get(), 0));
            } catch (Misfit e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " does not fit " + group.title() + ":\n  "
                    + String.join("\n  ", problems));
        }
        return instantiate(type, plans, type.getSimpleName() + " of " + group.component());
    }

    private static <T> T instantiate(Class<T> type, List<MethodPlan> plans, String text) {
        String name = "wrt.proxy." + type.getName().replace('.', '_') + "$Proxy";
        byte[] file = new ProxyGenerator(name, type, plans, text).generate();
        Invoker[] invokers = plans.stream().map(MethodPlan::invoker).toArray(Invoker[]::new);
        try {
            Class<?> proxy = new ProxyLoader(type).define(name, file);
            return type.cast(proxy.getConstructor(Invoker[].class).newInstance((Object) invokers));
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("the generated proxy of " + type.getName() + " cannot be made", e);
        }
    }

    /** The methods that a proxy has to carry out, in an order that is the same in every run. */
    static List<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !isObjectMethod(method)) {
                methods.add(method);
            }
        }
        methods.sort(Comparator.comparing(Method::getName).thenComparing(Method::toString));
        return methods;
    }

    private static boolean isObjectMethod(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static boolean isNamed(Class<?> type, ExportGroup group) {
        String name = group.name();
        int version = name.indexOf('@');
        String plain = version < 0 ? name : name.substring(0, version);
        return Names.same(type.getSimpleName(), plain.substring(plain.lastIndexOf('/') + 1));
    }

    /** The function that a method is named after. */
    private static Optional<Export> function(ExportGroup group, Method method) {
        String best = null;
        for (String name : group.functions().keySet()) {
            if (method.getName().equals(Names.camel(ResourceNames.asMethod(name)))) {
                return Optional.ofNullable(group.functions().get(name));
            }
            if (best == null && Names.same(method.getName(), ResourceNames.asMethod(name))) {
                best = name;
            }
        }
        return best == null ? Optional.empty() : Optional.ofNullable(group.functions().get(best));
    }
}
