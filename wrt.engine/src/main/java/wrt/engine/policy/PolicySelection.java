// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import wrt.api.scheduling.SchedulingPolicy;

/**
 * Selects a policy by name: writes the target of the engine's policy reference into its configuration, as a user of
 * Configuration Admin would.
 *
 * <p>Concurrency: safe from any thread but a run loop.
 */
public final class PolicySelection {

    /** The configuration property that holds the reference's target. */
    public static final String TARGET = "policy.target";

    private final PolicyCatalog catalog;
    private final String pid;

    /**
     * A selection.
     *
     * @param catalog of what can be selected
     * @param pid of the engine's configuration
     */
    public PolicySelection(PolicyCatalog catalog, String pid) {
        this.catalog = catalog;
        this.pid = pid;
    }

    /**
     * Writes the configuration.
     *
     * @param admin where to
     * @param name the policy's name, or empty to go by ranking
     * @return whether the configuration changed
     * @throws IllegalArgumentException if there is no such policy
     */
    public boolean write(ConfigurationAdmin admin, Optional<String> name) {
        name.ifPresent(this::check);
        try {
            Configuration configuration = admin.getConfiguration(pid, "?");
            Dictionary<String, Object> properties = configuration.getProperties();
            Dictionary<String, Object> changed = properties == null ? new Hashtable<>() : properties;
            @Nullable
            Object before = changed.get(TARGET);
            String target = name.map(PolicySelection::filter).orElse(null);
            if (Objects.equals(before, target)) {
                return false;
            }
            if (target == null) {
                changed.remove(TARGET);
            } else {
                changed.put(TARGET, target);
            }
            configuration.update(changed);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration " + pid + " cannot be written", e);
        }
    }

    private void check(String name) {
        for (ServiceReference<SchedulingPolicy> reference : catalog.references()) {
            if (ServicePolicySource.nameOf(reference).equals(name)) {
                if (!PolicyCatalog.isPrototype(reference)) {
                    throw new IllegalArgumentException("policy " + name + " cannot be used: its service must have the"
                            + " scope prototype, so that every partition gets an object of its own");
                }
                return;
            }
        }
        throw new IllegalArgumentException("there is no policy " + name + "; there are "
                + catalog.references().stream().map(ServicePolicySource::nameOf).toList());
    }

    private static String filter(String name) {
        StringBuilder escaped = new StringBuilder("(" + SchedulingPolicy.POLICY_NAME + "=");
        for (char c : name.toCharArray()) {
            if ("\\*()".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.append(')').toString();
    }
}
