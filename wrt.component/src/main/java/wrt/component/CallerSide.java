// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.Boundary;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;

/**
 * Who made a call that has its own thread: gives the arguments when the call starts, takes what it resolves to.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code OnStart}, {@code OnResolve}).
 */
sealed interface CallerSide permits HostCaller, GuestCaller {

    /** What is on this side. */
    Boundary boundary();

    /** The call starts: writes its arguments. */
    void start(LiftedFunction callee, LiftLowerContext cx, long[] frame);

    /** The call returns what a plan finds in a frame. */
    void resolve(FunctionPlan callee, LiftLowerContext cx, long[] frame);

    /** The call confirms its cancellation. */
    void cancelled();
}
