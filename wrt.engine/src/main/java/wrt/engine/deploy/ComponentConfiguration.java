// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Map;

import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The configuration of one component: each factory configuration {@code wrt.component~NAME} makes one of these.
 *
 * <p>Concurrency: safe from any thread; a change replaces one immutable value.
 */
@Component(name = ComponentConfiguration.PID, service = ComponentConfiguration.class, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ComponentSettings.class, factory = true)
public final class ComponentConfiguration {

    static final String PID = "wrt.component";

    private volatile Configurations.Configured configured;

    /**
     * A configuration as Configuration Admin has it.
     *
     * @param properties its properties
     */
    @Activate
    public ComponentConfiguration(Map<String, Object> properties) {
        configured = of(properties);
    }

    /** The configuration has changed. */
    @Modified
    void modified(Map<String, Object> properties) {
        configured = of(properties);
    }

    /** The component that it is for: its {@code name}, else what follows the tilde in its PID. */
    String component() {
        Configurations.Configured now = configured;
        Object name = now.properties().get("name");
        return name == null || name.toString().isBlank()
                ? now.pid().substring(now.pid().indexOf('~') + 1)
                : name.toString();
    }

    Configurations.Configured configured() {
        return configured;
    }

    private static Configurations.Configured of(Map<String, Object> properties) {
        return new Configurations.Configured(String.valueOf(properties.getOrDefault(Constants.SERVICE_PID, PID)),
                properties);
    }
}
