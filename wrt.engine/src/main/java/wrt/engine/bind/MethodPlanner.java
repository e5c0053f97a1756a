// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ResultValue;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.TypeText;
import wrt.component.ValType;

/** Matches a Java method with a WIT function, parameter by parameter. */
final class MethodPlanner {

    private final Conversions conversions;

    MethodPlanner(Conversions conversions) {
        this.conversions = conversions;
    }

    /**
     * The plan.
     *
     * @param skipped how many of the function's first parameters are not the method's: 1 for a resource's own handle
     * @throws Misfit naming the method, the parameter, both types and what would fit
     */
    MethodPlan plan(Method method, Export export, int skipped) throws Misfit {
        FuncType function = export.type();
        List<Param> params = function.params().subList(skipped, function.params().size());
        Type[] types = method.getGenericParameterTypes();
        if (types.length != params.size()) {
            throw new Misfit("method " + method.getName() + " has " + types.length + " parameters, but "
                    + export.path() + " is " + TypeText.of(function));
        }
        List<Conversion> parameters = new ArrayList<>();
        for (int i = 0; i < skipped; i++) {
            parameters.add(Conversion.SAME);
        }
        for (int i = 0; i < types.length; i++) {
            try {
                parameters.add(conversions.of(params.get(i).type(), types[i]));
            } catch (Misfit e) {
                throw e.within("method " + method.getName() + ", parameter " + params.get(i).name());
            }
        }
        try {
            return returning(method, export, parameters, skipped);
        } catch (Misfit e) {
            throw e.within("method " + method.getName() + ", result");
        }
    }

    private MethodPlan returning(Method method, Export export, List<Conversion> parameters, int skipped)
            throws Misfit {
        Class<?> returned = method.getReturnType();
        boolean isStage = returned == CompletionStage.class || returned == CompletableFuture.class;
        boolean async = isStage && (export.type().async() || !(export.type().result() instanceof ValType.FutureT));
        Type java = async ? JavaType.argument(method.getGenericReturnType(), 0) : method.getGenericReturnType();
        ValType wit = export.type().result();
        boolean unwraps = wit instanceof ValType.ResultT && JavaType.boxed(java) != ResultValue.class
                && JavaType.boxed(java) != Object.class;
        if (wit instanceof ValType.ResultT outcome && unwraps) {
            wit = outcome.ok();
        }
        Conversion result = result(wit, java);
        boolean flat = skipped == 0 && !async && !unwraps && export.flat() && FlatMethods.fits(export.type(), method);
        return new MethodPlan(method, export, new Invoker(export, parameters, result, unwraps, async), flat);
    }

    private @Nullable Conversion result(@Nullable ValType wit, Type java) throws Misfit {
        Class<?> type = JavaType.boxed(java);
        if (wit == null) {
            if (type != Void.class && type != Object.class) {
                throw new Misfit("the function returns nothing; fitting: void");
            }
            return null;
        }
        if (type == Void.class) {
            throw Misfit.of(wit, java);
        }
        return conversions.of(wit, java);
    }
}
