// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.List;

import org.jspecify.annotations.Nullable;
import wrt.api.component.ResultException;
import wrt.api.value.ResultValue;

/**
 * What a method of a generated proxy calls: converts the arguments, calls the export, converts the result.
 *
 * <p>Public for generated proxies only.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class Invoker {

    private final Export export;
    private final List<Conversion> parameters;
    private final @Nullable Conversion result;
    private final boolean unwraps;
    private final boolean async;

    /**
     * The way to one export.
     *
     * @param parameters one for each parameter
     * @param result for the value that the method returns, or null where it returns none
     * @param unwraps whether the function's result is a WIT result, of which the method returns the success payload
     * @param async whether the method returns a stage
     */
    Invoker(Export export, List<Conversion> parameters, @Nullable Conversion result, boolean unwraps, boolean async) {
        this.export = export;
        this.parameters = List.copyOf(parameters);
        this.result = result;
        this.unwraps = unwraps;
        this.async = async;
    }

    /** Calls with Java values. */
    public @Nullable Object call(@Nullable Object[] arguments) {
        @Nullable
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = parameters.get(i).toWit(arguments[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        export.path() + ", " + export.type().params().get(i).name() + ": " + e.getMessage(), e);
            }
        }
        return async ? DerivedStage.ofResult(export.callAsync(values), this::finish) : finish(export.call(values));
    }

    /** Begins a call of scalars. */
    public FlatUse begin() {
        return export.begin();
    }

    private @Nullable Object finish(@Nullable Object value) {
        Object payload = value;
        if (unwraps && value instanceof ResultValue outcome) {
            if (!outcome.isOk()) {
                throw new ResultException(outcome.payload());
            }
            payload = outcome.payload();
        }
        return result == null ? null : result.toJava(payload);
    }
}
