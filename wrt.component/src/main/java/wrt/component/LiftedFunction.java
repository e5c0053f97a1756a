// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.Boundary;
import wrt.component.abi.FlatSignature;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.Lends;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.Transfer;
import wrt.core.CoreFunction;

/**
 * A core function lifted to a component function.
 *
 * <p>The frame is shared by all calls: only one can be inside of the instance at a time.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lift".
 */
final class LiftedFunction implements FuncInst {

    private final RuntimeInstance instance;
    private final CoreFunction core;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final @Nullable CoreFunction postReturn;
    private final @Nullable CoreFunction callback;
    private final boolean async;
    private final boolean ownThread;
    private final @Nullable FlatSignature flat;
    private final long[] frame;

    LiftedFunction(RuntimeInstance instance, CoreFunction core, FunctionPlan plan, LiftLowerOptions options,
            @Nullable CoreFunction postReturn, boolean async, @Nullable CoreFunction callback) {
        this.instance = instance;
        this.core = core;
        this.plan = plan;
        this.options = options;
        this.postReturn = postReturn;
        this.async = async;
        this.ownThread = plan.type().async();
        this.callback = callback;
        this.flat = postReturn == null && !plan.type().async() ? FlatSignature.of(plan.type()) : null;
        this.frame = new long[Math.max(plan.frameLength(), core.type().frameLength())];
    }

    RuntimeInstance instance() {
        return instance;
    }

    FunctionPlan plan() {
        return plan;
    }

    @Nullable
    FlatSignature flat() {
        return flat;
    }

    RuntimeInstance[] enteringFromHost() {
        return instance.enteringFromHost();
    }

    /** Whether its type is async: calls have a thread of their own, which may wait. */
    boolean hasOwnThread() {
        return ownThread;
    }

    /** Whether it was lifted with the option {@code async}: it returns through {@code task.return}. */
    boolean isAsync() {
        return async;
    }

    /** Whether a call needs exclusive use of the instance while its code runs. */
    boolean needsExclusive() {
        return ownThread && (!async || callback != null);
    }

    @Nullable
    CoreFunction callback() {
        return callback;
    }

    CoreFunction core() {
        return core;
    }

    LiftLowerOptions options() {
        return options;
    }

    int frameLength() {
        return frame.length;
    }

    /** Calls with core values; the instance was entered. */
    void callFlat(FlatSignature signature, long[] taskFrame) {
        signature.normalizeCoreParams(taskFrame);
        core.call(taskFrame);
        signature.normalizeResult(taskFrame);
    }

    /** A context for one call of this function. */
    LiftLowerContext context(Task task, Boundary boundary, Lends lends) {
        return new LiftLowerContext(options, boundary, task.borrows(), lends);
    }

    /** Writes the arguments; the instance was entered. */
    void start(LiftLowerContext cx, Object[] args) {
        plan.lowerParams(cx, args, frame);
    }

    /** Runs the core function and reads its result. */
    @Nullable
    Object callCore(LiftLowerContext cx) {
        core.call(frame);
        return plan.liftResult(cx, frame);
    }

    /** Moves the arguments here from another guest; the instance was entered. */
    void startFrom(Transfer transfer, FunctionPlan caller, long[] callerFrame) {
        caller.transferParams(transfer, callerFrame, plan, frame);
    }

    /** Runs the core function for another guest and moves its result there. */
    void callCoreFor(Task task, Transfer transfer, FunctionPlan caller, long[] callerFrame) {
        core.call(frame);
        Resolution.ofInline(task, null);
        plan.transferResult(transfer, frame, caller, callerFrame);
    }

    /** Lets the guest clean up after its result was taken. */
    void postReturn() {
        postReturn(frame);
    }

    /** Lets the guest clean up after its result was taken out of a frame. */
    void postReturn(long[] words) {
        if (postReturn != null) {
            instance.callForbiddenToLeave(postReturn, words);
        }
    }
}
