// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.BundleTracker;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentInfo;
import wrt.component.Features;
import wrt.core.CoreConfig;
import wrt.core.ExecutionMode;
import wrt.core.Metering;
import wrt.engine.deploy.limits.PlatformLimits;
import wrt.engine.deploy.store.DeploymentStore;
import wrt.engine.deploy.store.Origin;
import wrt.engine.partition.Partitions;

/**
 * The deployer as a component of the container: brings together what the framework gives, brings back what was deployed
 * before, and follows configurations, host services and bundles.
 *
 * <p>Concurrency: safe from any thread. What follows from changes in the container runs on threads of its own, never in
 * a callback of the framework.
 */
@Component(name = "wrt.deployer", service = {Deployer.class, DeployerComponent.class}, immediate = true)
@Designate(ocd = DeployerSettings.class)
public final class DeployerComponent implements Deployer {

    private final ConfigurationDirectory configurations = new ConfigurationDirectory();
    private final ExecutorService background = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("wrt-deployer-", 0).daemon().factory());
    private final AtomicBoolean settling = new AtomicBoolean();
    private volatile @Nullable EventAdmin eventAdmin;
    private volatile @Nullable Deployments deployments;

    @Reference
    private Partitions partitions;

    @Reference(service = LoggerFactory.class)
    private Logger logger;

    private @Nullable HostServiceTracker hosts;
    private @Nullable BundleTracker<Boolean> bundles;
    private volatile @Nullable WasmInstaller installer;

    private Features features(DeployerSettings settings) {
        try {
            return Features.defaults().with(List.of(settings.features()));
        } catch (IllegalArgumentException e) {
            logger.error("configuration of the deployment, features: {}; the released ones are on", e.getMessage());
            return Features.defaults();
        }
    }

    /** What is configured; a word that is no mode is reported, and the mode is the default. */
    static ExecutionMode mode(String configured, Consumer<String> problems) {
        for (ExecutionMode mode : ExecutionMode.values()) {
            if (mode.name().equalsIgnoreCase(configured.strip())) {
                return mode;
            }
        }
        problems.accept("configuration of the deployment, mode must be compiled or interpreted, but is \"" + configured
                + "\"; it is compiled");
        return ExecutionMode.COMPILED;
    }

    /** The limit of the code cache in bytes; a number that is no limit is reported, and the limit is the default. */
    static long cacheLimit(IntSupplier configured, Consumer<String> problems) {
        String given;
        try {
            int mib = configured.getAsInt();
            if (mib >= 1) {
                return (long) mib << 20;
            }
            given = String.valueOf(mib);
        } catch (RuntimeException e) {
            given = "no number"; // the container's answer to a value that it cannot convert
        }
        problems.accept(
                "configuration of the deployment, cache.limit.mib must be a number of at least 1, but is " + given
                        + "; it is " + DeployerSettings.DEFAULT_CACHE_MIB);
        return (long) DeployerSettings.DEFAULT_CACHE_MIB << 20;
    }

    /** Starts, and brings back what was deployed before. */
    @Activate
    void activate(BundleContext context, DeployerSettings settings) {
        Journal journal = new EventJournal(() -> eventAdmin, logger);
        DeploymentStore store = new DeploymentStore(directory(context, settings.store_directory(), "deployed"),
                problem -> logger.error("a stored deployment cannot be read: {}", problem));
        CoreConfig config = CoreConfig.defaults()
                .withMode(mode(settings.mode(), problem -> logger.error("{}", problem)))
                .withCacheDirectory(directory(context, settings.cache_directory(), "code"))
                .withCacheLimit(cacheLimit(settings::cache_limit_mib, problem -> logger.error("{}", problem)));
        ServicePublisher publisher = new ServicePublisher(context, configurations, journal);
        HostServiceTracker tracker = new HostServiceTracker(context, this::providersChanged);
        int callDepth = partitions.callDepth();
        LimitSources limits = new LimitSources(configurations,
                PlatformLimits.of(Runtime.getRuntime().maxMemory(), callDepth), partitions::count, callDepth);
        Deployments all = new Deployments(
                new PartitionFoundry(partitions, settings.metered()
                        ? config
                        : config.withMetering(new Metering.Unmetered()), features(settings)),
                limits, tracker, store, publisher, journal, this::later);
        deployments = all;
        WasmInstaller files = new WasmInstaller(all, journal);
        installer = files;
        hosts = tracker;
        tracker.open();
        BundleTracker<Boolean> follower = new BundleTracker<>(context,
                Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, null) {
            @Override
            public Boolean addingBundle(Bundle bundle, BundleEvent event) {
                later(publisher::bundlesChanged);
                return true;
            }

            @Override
            public void removedBundle(Bundle bundle, BundleEvent event, Boolean object) {
                later(publisher::bundlesChanged);
            }
        };
        bundles = follower;
        follower.open();
        all.restore();
        partitions.onGrowth(() -> later(() -> {
            all.retry();
            files.retry();
        }));
    }

    /** Ends what runs; what is stored stays. */
    @Deactivate
    void deactivate() {
        BundleTracker<Boolean> follower = bundles;
        HostServiceTracker tracker = hosts;
        Deployments all = deployments;
        deployments = null;
        installer = null;
        background.shutdown();
        if (follower != null) {
            follower.close();
        }
        if (all != null) {
            all.shutdown();
        }
        if (tracker != null) {
            tracker.close();
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setEventAdmin(EventAdmin admin) {
        eventAdmin = admin;
    }

    void unsetEventAdmin(EventAdmin admin) {
        if (eventAdmin == admin) {
            eventAdmin = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, updated = "changedConfiguration")
    void addConfiguration(ComponentConfiguration configuration) {
        configurations.add(configuration);
        reconfigure(configuration);
    }

    void changedConfiguration(ComponentConfiguration configuration) {
        reconfigure(configuration);
    }

    void removeConfiguration(ComponentConfiguration configuration) {
        configurations.remove(configuration);
        reconfigure(configuration);
    }

    @Override
    public DeploymentInfo deploy(String name, byte[] bytes) {
        return deploy(name, bytes, Map.of());
    }

    @Override
    public DeploymentInfo deploy(String name, byte[] bytes, Map<String, Object> settings) {
        Map<String, String> texts = new HashMap<>();
        settings.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return running(name).deploy(name, bytes.clone(), texts, new Origin.Api());
    }

    @Override
    public boolean undeploy(String name) {
        return running(name).undeploy(name);
    }

    @Override
    public List<DeploymentInfo> deployments() {
        Deployments all = deployments;
        return all == null ? List.of() : all.infos();
    }

    @Override
    public Optional<DeploymentInfo> deployment(String name) {
        Deployments all = deployments;
        return all == null ? Optional.empty() : all.info(name);
    }

    /**
     * For calls.
     *
     * @throws IllegalArgumentException if there is no component of that name
     */
    Deployment find(String name) {
        return running(name).find(name);
    }

    /** For the load folder; empty while the deployer stops. */
    Optional<WasmInstaller> installer() {
        return Optional.ofNullable(installer);
    }

    private Deployments running(String name) {
        Deployments all = deployments;
        if (all == null) {
            throw new DeploymentException(name, "the deployer has stopped", null);
        }
        return all;
    }

    private void reconfigure(ComponentConfiguration configuration) {
        Deployments all = deployments;
        WasmInstaller files = installer;
        if (all != null && files != null) {
            String name = configuration.component();
            later(() -> {
                all.reconfigure(name);
                files.reconfigured(name);
            });
        }
    }

    private void providersChanged() {
        if (settling.compareAndSet(false, true)) {
            later(() -> {
                // Cleared first: what changes from now on starts another round.
                settling.set(false);
                Deployments all = deployments;
                if (all != null) {
                    all.settle();
                }
            });
        }
    }

    /** Does something on a thread of the deployer, unless it stops. */
    void later(Runnable work) {
        try {
            background.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    logger.error("deployment could not follow a change: {}", e.getMessage(), e);
                }
            });
        } catch (RejectedExecutionException e) {
            return; // the deployer stops
        }
    }

    private static Path directory(BundleContext context, String configured, String name) {
        return configured.isBlank() ? context.getDataFile(name).toPath() : Path.of(configured);
    }
}
