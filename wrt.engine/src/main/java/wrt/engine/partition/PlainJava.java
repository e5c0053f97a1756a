// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** Why the engine runs on its own backend. */
final class PlainJava {

    private PlainJava() {
    }

    /**
     * The reason, in the terms of whoever installs and configures.
     *
     * @param engine the engine's bundle
     * @param target what {@code backend.target} says, if it is configured
     * @return a clause
     */
    static String reason(BundleContext engine, @Nullable Object target) {
        if (target != null) {
            return "'backend.target' of configuration " + EngineConfig.PID + " is " + target;
        }
        List<String> attached = engine.getBundle().adapt(BundleWiring.class)
                .getProvidedWires(HostNamespace.HOST_NAMESPACE).stream()
                .map(wire -> wire.getRequirer().getSymbolicName()).toList();
        return attached.isEmpty()
                ? "no fragment for the operating system '" + engine.getProperty(Constants.FRAMEWORK_OS_NAME)
                        + "' and the processor '" + engine.getProperty(Constants.FRAMEWORK_PROCESSOR)
                        + "' is installed"
                : "the backend of " + String.join(", ", attached)
                        + ", which is attached, does not work here, as the log says";
    }
}
