// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.Supplier;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
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
 * @param plainJava why the engine's own backend is used, if it is
 * @param log where to
 */
record StartNotice(PlatformBackend backend, FiberFactory fibers, int partitions, Supplier<String> plainJava,
        EngineLog log) {

    void write() {
        log.info("engine with " + partitions + (partitions == 1 ? " partition" : " partitions") + " on platform "
                + backend.name() + ", fibers: " + fibers(fibers).detail());
        crowd(backend, partitions, log);
        if (backend.name().equals(JavaBackend.NAME)) {
            log.info(
                    "the platform is plain Java, as " + plainJava.get() + ": waiting, timers and messages are emulated;"
                            + " carriers have no processor affinity and no real-time priority");
        }
    }

    /** Says so if there are more partitions than processors for them. */
    static void crowd(PlatformBackend backend, int partitions, EngineLog log) {
        int processors = backend.threads().processors();
        if (partitions > processors) {
            log.warn(partitions + " partitions share " + processors + (processors == 1 ? " processor" : " processors")
                    + ", which affinity and control groups leave to this process" + limit(backend));
        }
    }

    private static String limit(PlatformBackend backend) {
        return backend.capabilities().stream()
                .filter(each -> each.name().equals(Feature.CPU_LIMIT.label()) && each.state() == State.GRANTED)
                .map(each -> ": " + each.detail()).findFirst().orElse("");
    }

    static Capability fibers(FiberFactory fibers) {
        return fibers.fallbackReason()
                .map(reason -> new Capability("fibers", State.EMULATED, fibers.name() + "; " + reason))
                .orElseGet(() -> new Capability("fibers", State.GRANTED, fibers.name()));
    }
}
