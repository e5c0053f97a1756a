// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The component configurations that are there.
 *
 * <p>Concurrency: safe from any thread.
 */
final class ConfigurationDirectory implements Configurations {

    private final List<ComponentConfiguration> all = new CopyOnWriteArrayList<>();

    void add(ComponentConfiguration configuration) {
        all.add(configuration);
    }

    void remove(ComponentConfiguration configuration) {
        all.remove(configuration);
    }

    /** Where two are for the same component, the one with the first PID holds. */
    @Override
    public Configured of(String component) {
        return all.stream().filter(configuration -> configuration.component().equals(component))
                .map(ComponentConfiguration::configured).min(Comparator.comparing(Configured::pid))
                .orElseGet(() -> new Configured(ComponentConfiguration.PID + "~" + component, Map.of()));
    }
}
