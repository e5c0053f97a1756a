// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import wrt.api.engine.Engine;
import wrt.api.engine.PolicyInfo;

/** Swaps the scheduling policy three times, each time by another means. */
final class PolicySwaps {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Engine engine;
    private @Nullable Bundle outsider;

    PolicySwaps(BundleContext context, ConfigurationAdmin configurations, Engine engine) {
        this.context = context;
        this.configurations = configurations;
        this.engine = engine;
    }

    String active() {
        return engine.policies().stream().filter(PolicyInfo::active).map(PolicyInfo::name).findFirst().orElse("none");
    }

    /** By configuration: a filter on the policy's name, which also admits the outsider that comes later. */
    boolean byConfiguration() throws IOException, InterruptedException {
        Configuration configuration = configurations.getConfiguration("wrt.engine", "?");
        Hashtable<String, Object> properties = new Hashtable<>();
        var before = configuration.getProperties();
        if (before != null) {
            before.keys().asIterator().forEachRemaining(key -> properties.put(key, before.get(key)));
        }
        properties.put("policy.target", "(|(policy.name=priority)(policy.name=least-fuel))");
        configuration.update(properties);
        return Wait.until(LIMIT, () -> active().equals("priority"));
    }

    /** By ranking: a bundle that is not part of the platform brings a policy that ranks higher. */
    boolean byRanking() throws IOException, BundleException, InterruptedException {
        try (@Nullable
        InputStream jar = PolicySwaps.class.getResourceAsStream("/policy.jar")) {
            Bundle bundle = context.installBundle("wrt.example.policy", jar);
            bundle.start();
            outsider = bundle;
        }
        return Wait.until(LIMIT, () -> active().equals("least-fuel"));
    }

    /** By stopping the bundle that the active policy comes from. */
    boolean byStopping() throws BundleException, InterruptedException {
        if (outsider != null) {
            outsider.stop();
        }
        return Wait.until(LIMIT, () -> active().equals("priority"));
    }
}
