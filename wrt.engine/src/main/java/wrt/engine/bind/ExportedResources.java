// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ResourceValue;
import wrt.component.ResourceType;
import wrt.component.ValType;

/** Resources that a component exports: a Java interface with the resource's methods, or the bare handle. */
final class ExportedResources implements Handles {

    private final ExportGroup group;

    ExportedResources(ExportGroup group) {
        this.group = group;
    }

    @Override
    public Conversion conversion(ValType wit, ResourceType resource, Class<?> java) throws Misfit {
        if (java == ResourceValue.class) {
            return Conversion.SAME;
        }
        if (!java.isInterface()) {
            throw Misfit.of(wit, java);
        }
        Map<Method, Invoker> invokers = new HashMap<>();
        MethodPlanner planner = new MethodPlanner(new Conversions(new Self(resource, java, invokers)));
        for (Method method : TypedProxies.methods(java)) {
            if (isClose(method)) {
                continue;
            }
            invokers.put(method, planner.plan(method, function(resource, java, method), 1).invoker());
        }
        return handle(java, invokers);
    }

    private Export function(ResourceType resource, Class<?> java, Method method) throws Misfit {
        for (Map.Entry<String, Export> entry : group.functions().entrySet()) {
            String name = ResourceNames.methodOf(entry.getKey(), resource.label());
            if (name != null && Names.same(method.getName(), name)) {
                return entry.getValue();
            }
        }
        throw new Misfit(java.getName() + "." + method.getName() + ": " + resource + " has no such method");
    }

    private static boolean isClose(Method method) {
        return method.getName().equals("close") && method.getParameterCount() == 0;
    }

    private static Conversion handle(Class<?> java, Map<Method, Invoker> invokers) {
        return Conversion.of("a resource", value -> {
            if (value instanceof ResourceValue) {
                return value;
            }
            if (Proxy.isProxyClass(value.getClass()) && Proxy.getInvocationHandler(value) instanceof Handle handle) {
                return handle.value();
            }
            throw new IllegalArgumentException(value + " was not made by a component");
        }, value -> Proxy.newProxyInstance(java.getClassLoader(), new Class<?>[]{java},
                new Handle((ResourceValue) value, invokers)));
    }

    /**
     * One resource behind its Java interface.
     *
     * @param value the handle
     * @param invokers by method, each with the handle as first argument
     */
    private record Handle(ResourceValue value, Map<Method, Invoker> invokers) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Invoker invoker = invokers.get(method);
            if (invoker != null) {
                int count = arguments == null ? 0 : arguments.length;
                @Nullable
                Object[] all = new Object[count + 1];
                all[0] = value;
                if (arguments != null) {
                    System.arraycopy(arguments, 0, all, 1, count);
                }
                return invoker.call(all);
            }
            return switch (method.getName()) {
                case "close" -> {
                    value.close();
                    yield null;
                }
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> value.toString();
                default -> InvocationHandler.invokeDefault(proxy, method, arguments);
            };
        }
    }

    /** Inside a resource's interface its own type means itself, which ends the recursion. */
    private final class Self implements Handles {

        private final ResourceType resource;
        private final Class<?> java;
        private final Map<Method, Invoker> invokers;

        Self(ResourceType resource, Class<?> java, Map<Method, Invoker> invokers) {
            this.resource = resource;
            this.java = java;
            this.invokers = invokers;
        }

        @Override
        public Conversion conversion(ValType wit, ResourceType other, Class<?> type) throws Misfit {
            return other.equals(resource) && type == java
                    ? handle(java, invokers)
                    : ExportedResources.this.conversion(wit, other, type);
        }
    }
}
