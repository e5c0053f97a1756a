// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformException;
import wrt.core.fiber.FiberFactory;
import wrt.engine.policy.EngineLog;
import wrt.engine.policy.PolicySlot;

/**
 * The partitions with all that lets them run. Their number and how their carriers are scheduled can be changed while they
 * run: new ones are started beside the others, and the last ones end once no component lives there.
 *
 * <p>Concurrency: built and started by one thread. What changes the partitions holds this object's lock, which no run
 * loop ever takes; everything else is safe from any thread.
 */
final class EngineRuntime {

    private final PlatformBackend backend;
    private final EngineLog log;
    private final FiberFactory fibers = FiberFactory.best();
    private final Neighbours neighbours = new Neighbours();
    private final Executor background = task -> Thread.ofVirtual().name("wrt-background").start(task);
    private final Refusals refusals;
    private final PartitionFactory factory;
    private final Watchdog watchdog;
    private final Accounts ended = new Accounts();
    private EngineConfig config;
    private CarrierPlan plan;
    private List<String> problems = List.of();
    private @Nullable PolicySlot slot;
    private @Nullable Runnable growth;
    private boolean stopped;
    private volatile List<CarriedPartition> partitions = List.of();
    private volatile int wanted;

    /**
     * Partitions that do not run yet.
     *
     * @param config of the engine
     * @param backend the platform
     * @param log for people
     * @param onFailure told of policies that fail
     */
    EngineRuntime(EngineConfig config, PlatformBackend backend, EngineLog log, PolicyFailureListener onFailure) {
        this.backend = backend;
        this.log = log;
        this.config = config;
        refusals = new Refusals(log);
        plan = plan(config);
        factory = new PartitionFactory(config, refusals, backend, fibers, neighbours, background, log, onFailure);
        wanted = wanted(config);
        create();
        watchdog = new Watchdog(() -> partitions, log, config.policy_watchdog_ms());
    }

    /** What a configuration wants for the carriers; a contradiction is told when it is new. */
    private CarrierPlan plan(EngineConfig now) {
        List<String> found = new ArrayList<>();
        CarrierPlan planned = CarrierPlan.of(now, found::add);
        found.stream().filter(problem -> !problems.contains(problem)).forEach(problem -> log.error(problem, null));
        problems = found;
        return planned;
    }

    private int wanted(EngineConfig now) {
        return now.partitions() == 0 ? backend.threads().processors() : now.partitions();
    }

    private PartitionSettings settings() {
        return PartitionFactory.settings(config, plan.carriers());
    }

    /** Makes the partitions that are missing; gives those that are new, not started. */
    private List<CarriedPartition> create() {
        List<CarriedPartition> all = new ArrayList<>(partitions);
        try {
            while (all.size() < wanted) {
                all.add(factory.create(all.size(), settings(), plan));
            }
        } catch (PlatformException e) {
            if (all.isEmpty() || partitions.isEmpty() && e.kind() != PlatformException.Kind.LIMIT) {
                all.forEach(each -> each.ownership().close());
                throw e;
            }
            log.error("configuration " + EngineConfig.PID + ": partitions is " + wanted + ", but there are "
                    + all.size() + ": " + e.getMessage(), null);
        }
        List<CarriedPartition> added = List.copyOf(all.subList(partitions.size(), all.size()));
        neighbours.are(all.stream().map(CarriedPartition::partition).toList());
        partitions = List.copyOf(all);
        return added;
    }

    /** Starts the carriers of a runtime whose partitions have no policy but the fall-back. */
    void start() {
        partitions.forEach(each -> each.carrier().start());
    }

    /**
     * Starts the carriers.
     *
     * @param policies gives partitions that come later their policy
     */
    synchronized void start(PolicySlot policies) {
        slot = policies;
        start();
    }

    /** Is told when there are more partitions. */
    synchronized void onGrowth(Runnable listener) {
        growth = listener;
    }

    /** Ends all tasks and waits for the carriers, but not for ever. */
    synchronized void stop(long graceMillis) {
        stopped = true;
        watchdog.close();
        end(partitions, graceMillis);
    }

    private void end(List<CarriedPartition> some, long graceMillis) {
        some.forEach(each -> each.partition().stop());
        long end = System.nanoTime() + graceMillis * 1_000_000;
        try {
            for (CarriedPartition each : some) {
                long least = System.nanoTime() + 1_000_000;
                if (!each.join(end - least > 0 ? end : least)) {
                    Exception where = new Exception("the carrier's stack");
                    where.setStackTrace(each.carrier().thread().getStackTrace());
                    log.error("partition " + each.partition().number() + " did not end within " + graceMillis + " ms",
                            where);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes over what of a configuration can be changed while partitions run. */
    synchronized void change(EngineConfig changed) {
        if (stopped) {
            return;
        }
        config = changed;
        CarrierPlan before = plan;
        plan = plan(changed);
        // Before the carriers: a caller must not stand in for one that is real-time.
        PartitionSettings settings = settings();
        partitions.forEach(each -> each.partition().loop().settings(settings));
        if (!plan.equals(before)) {
            refusals.forget();
            partitions.forEach(each -> each.partition().loop().post(new CarrierMessage(each.carrier(),
                    plan.request(each.partition().number(), 0), refusals)));
        }
        resize(wanted(changed));
    }

    private void resize(int number) {
        int before = partitions.size();
        boolean isChanged = number != wanted;
        wanted = number;
        for (CarriedPartition each : partitions) {
            each.partition().occupants().leaving(each.partition().number() >= wanted);
        }
        List<CarriedPartition> added = create();
        for (CarriedPartition each : added) {
            each.carrier().start();
            if (slot != null) {
                slot.join(each.partition());
            }
        }
        endUnwanted();
        tell(before, isChanged);
        if (!added.isEmpty() && growth != null) {
            background.execute(growth);
        }
    }

    private void tell(int before, boolean isChanged) {
        int now = partitions.size();
        if (now != before) {
            log.info("partitions: " + now + " instead of " + before);
            StartNotice.crowd(backend, now, log);
        }
        if (isChanged && now > wanted) {
            List<String> names = partitions.getLast().partition().occupants().names();
            log.warn("configuration " + EngineConfig.PID + ": partitions is " + wanted + ", but partition "
                    + (now - 1) + " stays until what is deployed there is removed, or moved by its own 'partition': "
                    + String.join(", ", names));
        }
    }

    /** Ends the last partitions while there are too many and nobody lives there. */
    private void endUnwanted() {
        while (partitions.size() > wanted && partitions.getLast().partition().occupants().tryClose()) {
            CarriedPartition last = partitions.getLast();
            Runnable end = () -> end(List.of(last), config.stop_grace_ms());
            if (slot != null) {
                slot.leave(last.partition(), end);
            } else {
                end.run();
            }
            ended.addAll(last.partition().accounts());
            partitions = List.copyOf(partitions.subList(0, partitions.size() - 1));
            neighbours.are(partitions.stream().map(CarriedPartition::partition).toList());
        }
    }

    /** How many partitions take components in. */
    int open() {
        return Math.min(wanted, partitions.size());
    }

    /** Lets a component in; see {@link Partitions#enter}. */
    LocalPartition enter(int number, String component) {
        List<CarriedPartition> all = partitions;
        if (number < 0 || number >= all.size() || !all.get(number).partition().occupants().tryEnter(component)) {
            throw new IllegalArgumentException("partition must be 0 to " + (open() - 1) + ", but is " + number);
        }
        return all.get(number).partition();
    }

    /** A component has an instance less; see {@link Partitions#leave}. */
    void leave(LocalPartition partition, String component) {
        if (partition.occupants().leave(component)) {
            background.execute(this::follow);
        }
    }

    private synchronized void follow() {
        if (!stopped) {
            int before = partitions.size();
            endUnwanted();
            tell(before, partitions.size() != before);
        }
    }

    List<CarriedPartition> partitions() {
        return partitions;
    }

    /** What happened in all partitions, those that have ended among them. */
    Figures figures() {
        return new Figures(this::partitions, ended);
    }

    FiberFactory fibers() {
        return fibers;
    }

    Executor background() {
        return background;
    }

    /** Whether the caller is a partition's code, which must not wait for a partition. */
    boolean isInside() {
        return neighbours.insideOf(Thread.currentThread()) != null;
    }
}
