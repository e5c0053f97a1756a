// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import wrt.api.value.ErrorContext;
import wrt.component.abi.Borrows;
import wrt.component.abi.ErrorContextPlan;
import wrt.component.abi.Flattening;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.ResourceTypes;

/**
 * The built-ins for error contexts, as one definition of an instance has them.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon error-context.new" to "canon error-context.drop".
 */
final class ErrorContextBuiltins {

    private final RuntimeInstance instance;
    private final LiftLowerOptions options;
    private final FunctionPlan takesMessage;
    private final FunctionPlan givesMessage;

    ErrorContextBuiltins(RuntimeInstance instance, LiftLowerOptions options, ResourceTypes resources) {
        this.instance = instance;
        this.options = options;
        takesMessage = new FunctionPlan(new FuncType(List.of(new Param("message", new ValType.StringT())), null, false),
                options, resources, Flattening.SYNC);
        givesMessage = new FunctionPlan(new FuncType(List.of(), new ValType.StringT(), false), options, resources,
                Flattening.SYNC);
    }

    int create(int pointer, int codeUnits) {
        instance.checkMayLeave();
        Object[] message = takesMessage.liftParams(context(),
                new long[]{Integer.toUnsignedLong(pointer), Integer.toUnsignedLong(codeUnits)});
        return instance.handles().add(new ErrorContext((String) message[0]));
    }

    void debugMessage(int index, int pointer) {
        instance.checkMayLeave();
        givesMessage.lowerResult(context(), ErrorContextPlan.find(instance, index).debugMessage(),
                new long[]{Integer.toUnsignedLong(pointer)});
    }

    static void drop(RuntimeInstance instance, int index) {
        instance.checkMayLeave();
        ErrorContextPlan.find(instance, index);
        instance.handles().remove(index);
    }

    private LiftLowerContext context() {
        return new LiftLowerContext(options, instance.store().scopeOf(false), new Borrows(), Subtask.nothingLent());
    }
}
