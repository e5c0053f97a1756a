// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import java.util.Optional;

/** Fibers on virtual threads. */
record VirtualThreadFibers(Optional<String> fallbackReason) implements FiberFactory {
    @Override
    public Fiber create(Runnable body) {
        return new VirtualThreadFiber(body);
    }

    @Override
    public void suspend() {
        VirtualThreadFiber fiber = VirtualThreadFiber.current();
        if (fiber == null) {
            throw new IllegalStateException("not inside of a fiber");
        }
        fiber.suspend();
    }

    @Override
    public String name() {
        return "virtual thread";
    }
}
