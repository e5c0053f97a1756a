// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A function: of a guest, or of the host.
 *
 * <p>Concurrency: a guest function may only be called by the owner of its store; see {@link Meter}.
 */
@ProviderType
public interface CoreFunction {

    /** Its type. */
    CoreType.FunctionType type();

    /**
     * Calls the function. Allocates nothing for compiled code with at most one result.
     *
     * @param frame at least {@link CoreType.FunctionType#frameLength()} long; arguments in {@code frame[0..n)}, results
     *     come back in {@code frame[0..m)}. i32 as sign- or zero-extended low 32 bits (results are sign-extended), floats
     *     as raw bits (an f32 in the low 32), references as the engine
     *     gave them out, which are valid in their store as long as the instance that they came from is reachable
     * @throws TrapException if the guest traps
     */
    void call(long[] frame);

    /** A function of the host with the given type. */
    static CoreFunction host(CoreType.FunctionType type, HostBody body) {
        return new HostFunction(type, body);
    }
}
