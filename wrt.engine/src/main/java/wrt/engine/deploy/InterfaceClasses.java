// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Finds a class by name in the bundle that exports its package: the highest version, then the oldest bundle.
 *
 * @param context of the engine's bundle
 */
record InterfaceClasses(BundleContext context) {

    private record Exporter(Bundle bundle, Version version) {
    }

    Optional<Class<?>> find(String name) {
        int dot = name.lastIndexOf('.');
        String wanted = dot < 0 ? "" : name.substring(0, dot);
        List<Exporter> exporters = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null || !wiring.isInUse()) {
                continue;
            }
            for (BundleCapability capability : wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                if (wanted.equals(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))) {
                    Object version = capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
                    exporters.add(new Exporter(bundle, version instanceof Version v
                            ? v
                            : Version.emptyVersion));
                }
            }
        }
        exporters.sort(Comparator.comparing(Exporter::version).reversed()
                .thenComparingLong(exporter -> exporter.bundle().getBundleId()));
        return exporters.stream().flatMap(exporter -> load(exporter.bundle(), name).stream()).findFirst();
    }

    private static Optional<Class<?>> load(Bundle bundle, String name) {
        try {
            return Optional.of(bundle.loadClass(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // the package is there, the class is not
        }
    }
}
