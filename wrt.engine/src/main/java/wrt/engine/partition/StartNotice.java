// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.api.platform.Capability;
import wrt.api.platform.PlatformBackend;
import wrt.core.fiber.FiberFactory;
import wrt.engine.platform.JavaBackend;
import wrt.engine.policy.EngineLog;

/**
 * What people read once when the engine starts.
 *
 * @param backend the platform
 * @param fibers the kind of fibers
 * @param partitions how many
 * @param log where to
 */
record StartNotice(PlatformBackend backend, FiberFactory fibers, int partitions, EngineLog log) {

    void write() {
        log.info("engine with " + partitions + (partitions == 1 ? " partition" : " partitions") + " on platform "
                + backend.name() + ", fibers: " + fibers(fibers).detail());
        int processors = backend.threads().processors();
        if (partitions > processors) {
            log.info(partitions + " partitions share " + processors + (processors == 1 ? " processor" : " processors")
                    + ", which affinity and control groups leave to this process");
        }
        if (backend.name().equals(JavaBackend.NAME)) {
            log.info("the platform is plain Java: carriers have no processor affinity and no real-time priority, since"
                    + " no fragment for the operating system '" + System.getProperty("os.name") + "' is attached and"
                    + " works, or backend.target excludes it");
        }
    }

    static Capability fibers(FiberFactory fibers) {
        return fibers.fallbackReason()
                .map(reason -> new Capability("fibers", Capability.State.EMULATED, fibers.name() + "; " + reason))
                .orElseGet(() -> new Capability("fibers", Capability.State.GRANTED, fibers.name()));
    }
}
