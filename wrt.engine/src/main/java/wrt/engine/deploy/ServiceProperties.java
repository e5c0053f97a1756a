// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.framework.FrameworkUtil;
import wrt.api.component.ComponentProperties;
import wrt.engine.deploy.limits.Criticality;
import wrt.engine.deploy.limits.LimitKey;

/** The properties of a component's services: what is known of it, and what its configuration adds. */
final class ServiceProperties {

    /** The key of the Java interfaces under which a component is registered. */
    static final String EXPORT_SERVICES = "export.services";

    private static final Set<String> OWN_KEYS = new HashSet<>(List.of("name", EXPORT_SERVICES, Criticality.KEY));

    static {
        for (LimitKey key : LimitKey.values()) {
            OWN_KEYS.add(key.key());
        }
    }

    private ServiceProperties() {
    }

    static Dictionary<String, Object> of(Deployment deployment, Generation generation,
            Map<String, Object> configuration) {
        Map<String, Object> properties = new HashMap<>();
        configuration.forEach((key, value) -> {
            if (!isReserved(key)) {
                properties.put(key, value);
            }
        });
        LoadedComponent component = generation.component();
        properties.put(ComponentProperties.NAME, deployment.name());
        properties.put(ComponentProperties.DIGEST, component.digest());
        properties.put(ComponentProperties.VERSION, component.version());
        properties.put(ComponentProperties.EXPORTS, component.exports().sequencedKeySet().toArray(String[]::new));
        properties.put(ComponentProperties.CRITICALITY, generation.limits().criticality().name());
        return FrameworkUtil.asDictionary(properties);
    }

    /** Keys that steer the component, and those that Configuration Admin, DS and File Install add. */
    private static boolean isReserved(String key) {
        return OWN_KEYS.contains(key) || key.startsWith(".") || key.startsWith("component.")
                || key.startsWith("felix.") || (key.startsWith("service.") && !key.equals("service.ranking"));
    }
}
