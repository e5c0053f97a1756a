// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.FuncType;
import wrt.component.Layout;
import wrt.component.Param;

/**
 * How the parameters and the result of one function cross the boundary of a guest: by core values where they are few,
 * else through memory. Made once per canonical definition of an instance.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Component Model, CanonicalABI, "Lifting and Lowering Values", {@code flatten_functype}.
 */
public final class FunctionPlan {

    private final FuncType type;
    private final Sequence params;
    private final @Nullable ValuePlan result;
    private final Layout paramLayout;
    private final Layout resultLayout;
    private final int flatParams;
    private final boolean paramsInMemory;
    private final boolean resultInMemory;
    private final int frameLength;
    private final boolean usesResources;

    /**
     * A plan.
     *
     * @param type the function's type
     * @param options of the canonical definition
     * @param resources what the resource types of the function's type are
     * @param flattening how many core values may be passed
     */
    public FunctionPlan(FuncType type, LiftLowerOptions options, ResourceTypes resources, Flattening flattening) {
        this.type = type;
        PlanFactory factory = new PlanFactory(options.encoding(), resources);
        params = factory.sequence(type.params().stream().map(Param::type).toList());
        result = type.result() == null ? null : factory.plan(type.result());
        paramLayout = type.paramLayout();
        resultLayout = type.resultLayout();
        paramsInMemory = flatCount(paramLayout) > flattening.maxParams();
        resultInMemory = flatCount(resultLayout) > flattening.maxResults();
        flatParams = paramsInMemory ? 1 : flatCount(paramLayout);
        frameLength = Math.max(flatParams + 1, resultInMemory ? 1 : flatCount(resultLayout));
        usesResources = type.params().stream().anyMatch(p -> p.type().shape().containsResource())
                || type.result() != null && type.result().shape().containsResource();
    }

    private static int flatCount(Layout layout) {
        List<FlatType> flat = layout.flat();
        return flat == null ? Integer.MAX_VALUE : flat.size();
    }

    /**
     * The function's type.
     *
     * @return as given
     */
    public FuncType type() {
        return type;
    }

    /**
     * Whether a resource crosses.
     *
     * @return false if scopes for handles are not needed
     */
    public boolean usesResources() {
        return usesResources;
    }

    /**
     * How long a frame has to be for a call of the lifted or lowered core function.
     *
     * @return 64-bit words, at least 1
     */
    public int frameLength() {
        return frameLength;
    }

    /**
     * Accepts or rejects arguments of the host.
     *
     * @param args the arguments
     * @throws IllegalArgumentException that names parameter, expected type and what was found
     */
    public void checkParams(Object[] args) {
        if (args.length != params.count()) {
            throw new IllegalArgumentException(
                    "expected " + params.count() + " arguments, found " + args.length);
        }
        for (int i = 0; i < args.length; i++) {
            params.check(i, args[i], type.params().get(i).name());
        }
    }

    /**
     * Accepts or rejects the result of a host function.
     *
     * @param value the result, or null for none
     * @throws IllegalArgumentException that names the expected type and what was found
     */
    public void checkResult(@Nullable Object value) {
        if (result != null) {
            result.check(value);
        } else if (value != null) {
            throw ValueMismatchException.expected("no result (null)", value);
        }
    }

    /**
     * Lift side, before the call: writes the arguments.
     *
     * @param cx the callee's context
     * @param args checked arguments
     * @param frame receives the core arguments
     */
    public void lowerParams(LiftLowerContext cx, Object[] args, long[] frame) {
        if (paramsInMemory) {
            int pointer = cx.allocateList(paramLayout.alignment(), paramLayout.size());
            params.store(cx, args, pointer);
            frame[0] = Integer.toUnsignedLong(pointer);
        } else {
            params.lower(cx, args, frame, 0);
        }
    }

    /**
     * Lift side, after the call: reads the result.
     *
     * @param cx the callee's context
     * @param frame the core result
     * @return the result, or null for none
     */
    public @Nullable Object liftResult(LiftLowerContext cx, long[] frame) {
        if (result == null) {
            return null;
        }
        cx.refresh();
        if (!resultInMemory) {
            return result.lift(cx, frame, 0);
        }
        return result.load(cx, checkPointer(cx, (int) frame[0], resultLayout));
    }

    /**
     * Lower side, before the call: reads the arguments.
     *
     * @param cx the caller's context
     * @param frame the core arguments
     * @return the arguments
     */
    public Object[] liftParams(LiftLowerContext cx, long[] frame) {
        cx.refresh();
        if (paramsInMemory) {
            return params.load(cx, checkPointer(cx, (int) frame[0], paramLayout));
        }
        return params.lift(cx, frame, 0);
    }

    /**
     * Lower side, before the call: moves the arguments to the callee, as {@link #liftParams} and {@link #lowerParams}
     * would.
     *
     * @param transfer from the caller to the callee
     * @param frame the caller's core arguments
     * @param callee the plan of the lift side
     * @param calleeFrame receives the callee's core arguments
     */
    public void transferParams(Transfer transfer, long[] frame, FunctionPlan callee, long[] calleeFrame) {
        if (transfer.withinOneInstance()) {
            callee.lowerParams(transfer.to(), liftParams(transfer.from(), frame), calleeFrame);
            return;
        }
        transfer.refresh();
        long @Nullable [] source = frame;
        int at = 0;
        if (paramsInMemory) {
            source = null;
            at = checkPointer(transfer.from(), (int) frame[0], paramLayout);
        }
        if (callee.paramsInMemory) {
            int place = transfer.to().allocateList(paramLayout.alignment(), paramLayout.size());
            params.transfer(transfer, source, at, null, place);
            calleeFrame[0] = Integer.toUnsignedLong(place);
        } else {
            params.transfer(transfer, source, at, calleeFrame, 0);
        }
    }

    /**
     * Lift side, after the call: moves the result to the caller, as {@link #liftResult} and {@link #lowerResult} would.
     *
     * @param transfer from the callee to the caller
     * @param frame the callee's core result
     * @param caller the plan of the lower side
     * @param callerFrame the caller's core arguments, which receives the core result if there is one
     */
    public void transferResult(Transfer transfer, long[] frame, FunctionPlan caller, long[] callerFrame) {
        if (result == null) {
            return;
        }
        if (transfer.withinOneInstance()) {
            caller.lowerResult(transfer.to(), liftResult(transfer.from(), frame), callerFrame);
            return;
        }
        transfer.refresh();
        long @Nullable [] source = frame;
        int at = 0;
        if (resultInMemory) {
            source = null;
            at = checkPointer(transfer.from(), (int) frame[0], resultLayout);
        }
        if (caller.resultInMemory) {
            int place = checkPointer(transfer.to(), (int) callerFrame[caller.flatParams], resultLayout);
            result.transfer(transfer, source, at, null, place);
        } else {
            result.transfer(transfer, source, at, callerFrame, 0);
        }
    }

    /**
     * Lower side, after the call: writes the result.
     *
     * @param cx the caller's context
     * @param value the result, or null for none
     * @param frame the core arguments, of which the last one points to where the result goes if it does not fit
     */
    public void lowerResult(LiftLowerContext cx, @Nullable Object value, long[] frame) {
        if (result == null || value == null) {
            return;
        }
        cx.refresh();
        if (resultInMemory) {
            result.store(cx, value, checkPointer(cx, (int) frame[flatParams], resultLayout));
        } else {
            result.lower(cx, value, frame, 0);
        }
    }

    private static int checkPointer(LiftLowerContext cx, int pointer, Layout layout) {
        if ((pointer & (layout.alignment() - 1)) != 0) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().parametersUnaligned());
        }
        if (!cx.inBounds(pointer, layout.size())) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().parametersOutside());
        }
        return pointer;
    }
}
