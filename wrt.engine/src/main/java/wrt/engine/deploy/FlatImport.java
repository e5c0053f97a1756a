// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;
import wrt.component.FlatHostFunction;
import wrt.component.HostCall;
import wrt.component.HostFunction;
import wrt.engine.bind.HostFailure;

/**
 * A function of an import whose parameters and result may be scalars: core values go straight to the Java method, as long
 * as a host service provides it.
 *
 * <p>Concurrency: belongs to the owner of the importing instance's store.
 */
final class FlatImport implements FlatHostFunction {

    private final Wire wire;
    private final String name;
    private final HostFunction boxed;
    private @Nullable Provider known;
    private @Nullable FlatRoute route;

    /** The way of core values to a provider. */
    @FunctionalInterface
    interface FlatRoute {

        /** Calls; throws {@link HostFailure} as {@link Provider#call} does. */
        void call(long[] frame);
    }

    /**
     * A function.
     *
     * @param wire to whoever provides the import
     * @param name of the function
     * @param boxed the way for values that are no scalars, and for other providers
     */
    FlatImport(Wire wire, String name, HostFunction boxed) {
        this.wire = wire;
        this.name = name;
        this.boxed = boxed;
    }

    @Override
    public @Nullable Object call(HostCall call, Object[] args) {
        return boxed.call(call, args);
    }

    @Override
    public boolean callFlat(HostCall call, long[] frame) {
        Provider provider = wire.provider();
        if (provider != known) {
            route = provider.flat(name);
            known = provider;
        }
        FlatRoute way = route;
        if (way == null) {
            return false;
        }
        try {
            way.call(frame);
        } catch (HostFailure e) {
            throw new ComponentTrapException(String.valueOf(e.getMessage()), e);
        }
        return true;
    }
}
