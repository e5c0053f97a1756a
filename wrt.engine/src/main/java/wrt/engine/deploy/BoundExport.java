// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.TypeText;
import wrt.component.ValType;

/**
 * An exported function of one generation with what its calls use.
 *
 * <p>Concurrency: immutable but for the pool, which is safe from any thread.
 *
 * @param generation where it belongs
 * @param function the function
 * @param parameters what a call may use that states nothing
 * @param signature its type as text, equal exactly for equal types
 * @param takesHandles whether a parameter may be a resource, whose own instance then answers the call
 * @param pool the calls of scalars that wait to be used again
 */
record BoundExport(
        Generation generation,
        LiveFunction function,
        LiveFunction.CallParameters parameters,
        String signature,
        boolean takesHandles,
        FlatPool pool) {

    static BoundExport of(Generation generation, LiveFunction function, LiveFunction.CallParameters parameters) {
        FuncType type = function.type();
        boolean handles = type.params().stream().map(Param::type)
                .anyMatch(t -> t instanceof ValType.Own || t instanceof ValType.Borrow);
        return new BoundExport(generation, function, parameters, TypeText.of(type), handles, new FlatPool());
    }
}
