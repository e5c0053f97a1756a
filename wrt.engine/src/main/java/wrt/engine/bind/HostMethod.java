// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.component.ResultException;
import wrt.api.value.ResultValue;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.TypeText;
import wrt.component.ValType;

/**
 * A Java method as the function of an import.
 *
 * <p>Concurrency: safe from any thread.
 */
final class HostMethod {

    private final String title;
    private final FuncType function;
    private final MethodHandle handle;
    private final List<Conversion> parameters;
    private final @Nullable Conversion result;
    private final boolean wraps;
    private final boolean async;
    private final Conversions conversions;
    private final @Nullable FlatTarget flat;

    private HostMethod(Method method, FuncType function, MethodHandle handle, List<Conversion> parameters,
            @Nullable Conversion result, boolean wraps, boolean async, Conversions conversions,
            @Nullable FlatTarget flat) {
        this.title = method.getDeclaringClass().getName() + "." + method.getName();
        this.function = function;
        this.handle = handle;
        this.parameters = List.copyOf(parameters);
        this.result = result;
        this.wraps = wraps;
        this.async = async;
        this.conversions = conversions;
        this.flat = flat;
    }

    /**
     * A method of a class.
     *
     * @param skipped how many of the function's first parameters are not the method's: 1 for a resource's own handle
     * @throws Misfit naming the method, the parameter, both types and what would fit
     */
    static HostMethod of(Class<?> type, String name, FuncType function, int skipped, Conversions conversions)
            throws Misfit {
        List<Param> params = function.params().subList(skipped, function.params().size());
        Method method = PublicMethods.find(type, name, params.size()).orElseThrow(() -> new Misfit(
                type.getName() + " has no public method " + Names.camel(name) + (PublicMethods.exists(type, name)
                        ? " with " + params.size() + " parameters"
                        : "") + " for " + TypeText.of(function)));
        List<Conversion> parameters = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            try {
                parameters.add(conversions.of(params.get(i).type(), method.getGenericParameterTypes()[i]));
            } catch (Misfit e) {
                throw e.within("method " + method.getName() + ", parameter " + params.get(i).name());
            }
        }
        boolean async = CompletionStage.class.isAssignableFrom(method.getReturnType())
                && (function.async() || !(function.result() instanceof ValType.FutureT));
        Type java = async ? JavaType.argument(method.getGenericReturnType(), 0) : method.getGenericReturnType();
        ValType wit = function.result();
        boolean wraps = wit instanceof ValType.ResultT && JavaType.boxed(java) != ResultValue.class
                && JavaType.boxed(java) != Object.class;
        if (wit instanceof ValType.ResultT outcome && wraps) {
            wit = outcome.ok();
        }
        try {
            Conversion result = wit == null ? null : conversions.of(wit, java);
            MethodHandle handle = MethodHandles.publicLookup().unreflect(method)
                    .asSpreader(1, Object[].class, params.size())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
            FlatTarget flat = skipped == 0 ? FlatTargetGenerator.of(method, function) : null;
            return new HostMethod(method, function, handle, parameters, result, wraps, async, conversions, flat);
        } catch (Misfit e) {
            throw e.within("method " + method.getName() + ", result");
        } catch (IllegalAccessException e) {
            throw new Misfit("method " + method + " cannot be called: it must be public in a public type");
        }
    }

    /** Whether it can be called with core values. */
    boolean isFlat() {
        return flat != null;
    }

    /** Calls it with core values, which it replaces by its result. */
    void callFlat(Object receiver, long[] frame) {
        try {
            Objects.requireNonNull(flat).call(receiver, frame);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Calls it with values of {@code wrt.api.value}, without the resource's own handle. */
    @Nullable
    Object call(GuestCall call, Object receiver, @Nullable Object[] arguments) {
        @Nullable
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i).toJava(arguments[i]);
        }
        try {
            Object returned = (@Nullable Object) handle.invokeExact(receiver, values);
            if (async) {
                if (!(returned instanceof CompletionStage<?> stage)) {
                    throw new IllegalStateException("it returned null instead of a stage");
                }
                if (function.async()) {
                    return DerivedStage.of(stage, this::finished); // the guest goes on, or waits as it likes
                }
                returned = call.await(stage);
            }
            return finish(returned);
        } catch (ResultException e) {
            return error(e);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private @Nullable Object finish(@Nullable Object returned) {
        Object value = result == null ? null : result.toWit(returned);
        return wraps ? ResultValue.ok(value) : value;
    }

    private @Nullable Object finished(@Nullable Object returned, @Nullable Throwable thrown) {
        return switch (thrown) {
            case null -> converted(returned);
            case CancellationException cancelled -> throw cancelled;
            case ResultException e -> error(e);
            default -> throw failed(thrown);
        };
    }

    private @Nullable Object converted(@Nullable Object returned) {
        try {
            return finish(returned);
        } catch (IllegalArgumentException e) {
            throw new HostFailure(title + " completed with a wrong value: " + e.getMessage(), e);
        }
    }

    private RuntimeException failed(Throwable e) {
        return e instanceof Error ? Thrown.unchecked(e) : new HostFailure(title + " failed: " + e, e);
    }

    private Object error(ResultException e) {
        if (!(function.result() instanceof ValType.ResultT outcome)) {
            throw new HostFailure(title + " threw a ResultException, but returns no result", e);
        }
        Object payload = e.payload();
        ValType type = outcome.error();
        if (type == null || payload == null) {
            return ResultValue.error(null);
        }
        try {
            return ResultValue.error(conversions.of(type, payload.getClass()).toWit(payload));
        } catch (Misfit | IllegalArgumentException misfit) {
            throw new HostFailure(title + " threw a ResultException whose payload does not fit: "
                    + misfit.getMessage(), e);
        }
    }
}
