// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;
import wrt.api.platform.Capability;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;

/**
 * The fall-back backend: what the JVM gives on any operating system, without affinity or real-time priority.
 *
 * <p>It is enabled by {@link FallBack} after the components of the platform fragments, so that an engine that has a
 * fragment does not start on this one first.
 *
 * <p>Concurrency: safe from any thread; it holds no state.
 */
@Component(name = JavaBackend.COMPONENT, enabled = false, service = PlatformBackend.class, property = PlatformBackend.BACKEND_NAME
        + "=" + JavaBackend.NAME)
@ServiceRanking(Integer.MIN_VALUE)
public final class JavaBackend implements PlatformBackend {

    static final String COMPONENT = "wrt.engine.platform.JavaBackend";

    /** The name by which it is selected. */
    public static final String NAME = "java";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Carrier carrier(CarrierRequest request, Runnable body) {
        return new JavaCarrier(request, body);
    }

    @Override
    public Parker parker() {
        return new JavaParker();
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(
                new Capability("thread-name", Capability.State.GRANTED, "Java thread name"),
                new Capability("park", Capability.State.EMULATED, "LockSupport"),
                new Capability("affinity", Capability.State.ABSENT, "the JVM has no such call"),
                new Capability("sched-fifo", Capability.State.ABSENT, "the JVM has no such call"));
    }
}
