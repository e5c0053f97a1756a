// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Namespace;
import wrt.engine.platform.Unusable;

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
                ? unattached(engine).orElseGet(() -> "no fragment for the operating system '"
                        + engine.getProperty(Constants.FRAMEWORK_OS_NAME) + "' and the processor '"
                        + engine.getProperty(Constants.FRAMEWORK_PROCESSOR) + "' is installed")
                : "the backend of " + String.join(", ", attached) + ", which is attached, does not work here: "
                        + whyUnusable(engine);
    }

    private static String whyUnusable(BundleContext engine) {
        ServiceReference<Unusable> reference = engine.getServiceReference(Unusable.class);
        Unusable unusable = reference == null ? null : engine.getService(reference);
        return unusable == null ? "it did not start" : unusable.reason();
    }

    /** A fragment that is for this system and not attached, with what it lacks. */
    private static Optional<String> unattached(BundleContext engine) {
        return Arrays.stream(engine.getBundles()).map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null && isForThisSystem(revision, engine)).findFirst()
                .map(revision -> revision.getSymbolicName() + " is installed, but " + lack(revision, engine));
    }

    private static boolean isForThisSystem(BundleRevision revision, BundleContext engine) {
        String host = revision.getBundle().getHeaders().get(Constants.FRAGMENT_HOST);
        List<BundleRequirement> systems = revision.getDeclaredRequirements(NativeNamespace.NATIVE_NAMESPACE);
        return host != null && host.split(";", -1)[0].strip().equals(engine.getBundle().getSymbolicName())
                && !systems.isEmpty() && systems.stream().allMatch(system -> isProvided(system, engine));
    }

    private static boolean isProvided(BundleRequirement wanted, BundleContext engine) {
        return Arrays.stream(engine.getBundles()).map(bundle -> bundle.adapt(BundleWiring.class))
                .filter(Objects::nonNull)
                .anyMatch(wiring -> wiring.getCapabilities(wanted.getNamespace()).stream().anyMatch(wanted::matches));
    }

    private static String lack(BundleRevision revision, BundleContext engine) {
        String missing = revision.getDeclaredRequirements(null).stream().filter(PlainJava::isMandatory)
                .filter(each -> !isProvided(each, engine)).map(PlainJava::text).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? "came after the engine: 'refresh " + engine.getBundle().getBundleId() + "' in the console attaches it"
                : "lacks " + missing;
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        return !Namespace.RESOLUTION_OPTIONAL
                .equals(requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    private static String text(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? "the package " + filter
                : requirement.getNamespace() + " " + filter;
    }
}
