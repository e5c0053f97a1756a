// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A host function that also takes core values: where it is imported with scalar parameters, at most 16, and a scalar
 * result or none, nothing is boxed or allocated for a call.
 *
 * <p>Concurrency: called by the owner of the store, on the guest's stack.
 */
@ConsumerType
public interface FlatHostFunction extends HostFunction {

    /**
     * Runs the function, as {@link #call} does.
     *
     * @param call who calls
     * @param frame the arguments, one word each, and afterwards the result in the first word; integers are sign- or
     *     zero-extended as their type says, a bool is 0 or 1, a char is its code point, floats are raw bits. Only valid
     *     during the call
     * @return false if nothing was done, so that {@link #call} is to be used
     * @throws RuntimeException ends the guest's call, which cannot catch it, and arrives unchanged at its caller
     */
    boolean callFlat(HostCall call, long[] frame);
}
