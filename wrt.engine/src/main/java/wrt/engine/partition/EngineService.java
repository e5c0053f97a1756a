// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ReferenceScope;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;
import wrt.api.engine.PolicyInfo;
import wrt.api.engine.PolicySwap;
import wrt.api.engine.TaskInfo;
import wrt.api.platform.Capability;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformBackend;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.engine.platform.JavaBackend;
import wrt.engine.policy.ActivePolicy;
import wrt.engine.policy.EngineLog;
import wrt.engine.policy.PolicyBinding;
import wrt.engine.policy.PolicyCatalog;
import wrt.engine.policy.PolicyFailure;
import wrt.engine.policy.PolicySelection;
import wrt.engine.policy.PolicySlot;
import wrt.engine.policy.SwapEvents;

/**
 * The run-time half of the engine as a component: partitions, their policy, their figures.
 *
 * <p>Concurrency: safe from any thread.
 */
@Component(service = {Engine.class, Partitions.class}, immediate = true, configurationPid = EngineConfig.PID)
@Designate(ocd = EngineConfig.class)
public final class EngineService implements Engine, Partitions {

    private static final long SWAP_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PlatformBackend backend;
    private final EngineRuntime runtime;
    private final Figures figures;
    private final PolicySlot slot;
    private final PolicyCatalog catalog;
    private final PolicySelection selection;
    private final PolicyBinding binding;
    private final EngineProperties properties;
    private final int callDepth;
    private final Supplier<String> plainJava;
    private volatile long stopGraceMillis;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable EventAdmin events;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ConfigurationAdmin configurations;

    /**
     * Starts the partitions.
     *
     * @param context of the component
     * @param configured its configuration
     * @param logger for people
     * @param backend the platform: the one with the highest ranking that {@code backend.target} allows
     */
    @Activate
    public EngineService(ComponentContext context, Map<String, Object> configured,
            @Reference(service = LoggerFactory.class) Logger logger,
            @Reference(name = "backend", policyOption = ReferencePolicyOption.GREEDY) PlatformBackend backend) {
        this.backend = backend;
        EngineLog log = new ServiceLog(logger);
        properties = new EngineProperties(log);
        EngineConfig config = properties.start(configured);
        stopGraceMillis = config.stop_grace_ms();
        callDepth = config.call_depth();
        catalog = new PolicyCatalog(context.getBundleContext());
        selection = new PolicySelection(catalog, EngineConfig.PID);
        runtime = new EngineRuntime(config, backend, log, this::policyFailed);
        figures = runtime.figures();
        slot = new PolicySlot(runtime.partitions().stream().map(CarriedPartition::partition).toList(),
                runtime.background(), System::nanoTime, java.time.Clock.systemUTC(), log,
                swap -> SwapEvents.post(events, swap));
        binding = new PolicyBinding(slot, () -> context.getProperties().get(PolicySelection.TARGET), log,
                () -> context.getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                        .getState() == Bundle.STARTING);
        runtime.start(slot);
        plainJava = () -> PlainJava.reason(context.getBundleContext(), configured.get(BackendTarget.KEY));
        new StartNotice(backend, runtime.fibers(), runtime.partitions().size(), plainJava, log).write();
    }

    private void policyFailed(int partition, ActivePolicy policy,
            PolicyFailure failure) {
        slot.failed(partition, policy, failure);
    }

    @Modified
    void modified(Map<String, Object> configured) {
        EngineConfig config = properties.change(configured);
        stopGraceMillis = config.stop_grace_ms();
        runtime.change(config);
    }

    @Deactivate
    void deactivate() {
        runtime.stop(stopGraceMillis);
    }

    /** The policy with the highest ranking that {@code policy.target} allows; before the one before is unbound. */
    @Reference(name = "policy", service = SchedulingPolicy.class, cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY, scope = ReferenceScope.PROTOTYPE_REQUIRED)
    void bindPolicy(ComponentServiceObjects<SchedulingPolicy> policy) {
        binding.bind(policy);
    }

    void unbindPolicy(ComponentServiceObjects<SchedulingPolicy> policy) {
        binding.unbind(policy, !runtime.isInside());
    }

    @Override
    public int count() {
        return runtime.open();
    }

    @Override
    public int callDepth() {
        return callDepth;
    }

    @Override
    public Partition enter(int number, String component) {
        return runtime.enter(number, component);
    }

    @Override
    public void leave(Partition partition, String component) {
        if (partition instanceof LocalPartition own) {
            runtime.leave(own, component);
        }
    }

    @Override
    public void onGrowth(Runnable listener) {
        runtime.onGrowth(listener);
    }

    @Override
    public ComponentStatistics statistics(String component) {
        return figures.component(component);
    }

    @Override
    public void forget(String component) {
        figures.forget(component);
    }

    @Override
    public List<PartitionInfo> partitions() {
        return runtime.partitions().stream().map(each -> each.info(runtime.fibers())).toList();
    }

    @Override
    public List<TaskInfo> tasks() {
        return figures.tasks(System.nanoTime());
    }

    @Override
    public List<ComponentStatistics> components() {
        return figures.components();
    }

    @Override
    public boolean cancel(long id) {
        return runtime.partitions().stream().anyMatch(each -> each.partition().cancel(id));
    }

    @Override
    public List<PolicyInfo> policies() {
        return catalog.infos(slot.current().name());
    }

    @Override
    public void selectPolicy(Optional<String> name) {
        ConfigurationAdmin admin = configurations;
        if (admin == null) {
            throw new IllegalStateException("a policy cannot be selected: there is no Configuration Admin service");
        }
        if (!selection.write(admin, name)) {
            binding.retry();
        }
        // Configuration Admin tells the component on its own thread.
        if (name.isPresent() && !runtime.isInside()) {
            long end = System.nanoTime() + SWAP_PATIENCE_NANOS;
            while (!slot.isSettledOn(name.get()) && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Override
    public List<PolicySwap> swaps() {
        return slot.swaps();
    }

    @Override
    public String platform() {
        return backend.name();
    }

    @Override
    public List<Capability> capabilities() {
        List<Capability> all = new ArrayList<>();
        if (backend.name().equals(JavaBackend.NAME)) {
            all.add(new Capability("backend", Capability.State.EMULATED, "plain Java, as " + plainJava.get()));
        }
        all.addAll(backend.capabilities());
        all.add(StartNotice.fibers(runtime.fibers()));
        return List.copyOf(all);
    }

    @Override
    public List<Metric> metrics() {
        return backend.metrics();
    }
}
