// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import java.util.Optional;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/** Fibers on the JDK's own continuations. */
final class ContinuationFibers implements FiberFactory {

    /*
     * jdk.internal.vm is no API. It needs --add-exports java.base/jdk.internal.vm=ALL-UNNAMED, and in an OSGi framework
     * boot delegation of the package; without them the classes below fail to link, which checked() turns into a reason.
     */

    private final ContinuationScope scope = new ContinuationScope("wrt");

    private ContinuationFibers() {
    }

    static FiberFactory checked() {
        try {
            ContinuationFibers factory = new ContinuationFibers();
            Fiber probe = factory.create(factory::suspend);
            probe.resume();
            probe.resume();
            if (!probe.isDone()) {
                throw new UnsupportedOperationException("a continuation did not end as expected");
            }
            return factory;
        } catch (LinkageError e) {
            throw new UnsupportedOperationException(
                    "continuations are not accessible (" + e + "); start the JVM with --add-exports "
                            + "java.base/jdk.internal.vm=ALL-UNNAMED, and an OSGi framework with "
                            + "org.osgi.framework.bootdelegation=jdk.internal.vm",
                    e);
        }
    }

    @Override
    public Fiber create(Runnable body) {
        return new ContinuationFiber(scope, body);
    }

    @Override
    public void suspend() {
        if (Continuation.getCurrentContinuation(scope) == null) {
            throw new IllegalStateException("not inside of a fiber");
        }
        Continuation.yield(scope);
    }

    @Override
    public String name() {
        return "continuation";
    }

    @Override
    public Optional<String> fallbackReason() {
        return Optional.empty();
    }
}
