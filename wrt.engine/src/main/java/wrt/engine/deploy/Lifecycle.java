// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentState;
import wrt.api.deploy.ImportInfo;

/**
 * The steps in the life of one deployment. An update builds the new generation beside the old one and then sends new
 * calls to it by one write; running calls finish on the old one.
 *
 * <p>Concurrency: the caller holds the deployment's lock.
 */
final class Lifecycle {

    private final Foundry foundry;
    private final Resolution resolution;
    private final Publisher publisher;
    private final Journal journal;
    private final Runnable settleOthers;
    private final FailureSink failures;

    /** Takes what calls failed with. */
    interface FailureSink {
        void failed(Deployment deployment, Generation generation, RuntimeException failure);
    }

    Lifecycle(Foundry foundry, Resolution resolution, Publisher publisher, Journal journal, Runnable settleOthers,
            FailureSink failures) {
        this.foundry = foundry;
        this.resolution = resolution;
        this.publisher = publisher;
        this.journal = journal;
        this.settleOthers = settleOthers;
        this.failures = failures;
    }

    /**
     * Takes a component or an update as far as its imports allow.
     *
     * @param keep stores it, once it is known to be good
     * @throws DeploymentException if it cannot be instantiated; nothing has changed then
     */
    void advance(Deployment deployment, Deployment.Wanted next, Runnable keep) {
        Generation old = deployment.current();
        Resolution.Choice choice = resolution.choose(deployment, next.component());
        if (choice.isComplete()) {
            Generation made;
            try {
                made = make(deployment, next, choice);
            } catch (RuntimeException e) {
                resolveAgain(deployment, old);
                throw new DeploymentException(deployment.name(), "cannot be instantiated: " + e.getMessage(), e);
            }
            try {
                keep.run();
            } catch (RuntimeException e) {
                made.instance().close();
                resolveAgain(deployment, old);
                throw e;
            }
            deployment.wanted(next);
            change(deployment, made, next, choice);
            return;
        }
        try {
            keep.run();
        } catch (RuntimeException e) {
            resolveAgain(deployment, old);
            throw e;
        }
        deployment.wanted(next);
        if (old == null || !deployment.isOpen()) {
            end(deployment, next, choice, DeploymentState.UNRESOLVED);
            journal.info(deployment.name(), "deployed, unresolved: " + String.join("; ", choice.problems()));
        } else {
            // The old one stays until the new one can take over.
            resolution.choose(deployment, old.component());
            journal.info(deployment.name(), waiting(next, choice));
            active(deployment, old, next, choice.imports(), List.of(waiting(next, choice)));
        }
    }

    private void resolveAgain(Deployment deployment, @Nullable Generation old) {
        if (old == null) {
            resolution.forget(deployment);
        } else {
            resolution.choose(deployment, old.component());
        }
    }

    /**
     * Looks whether the deployment's providers are still the right ones, and whether it can start now.
     *
     * @return whether what it offers to others has changed
     */
    boolean settle(Deployment deployment) {
        sweep(deployment);
        Deployment.Wanted wanted = deployment.wanted();
        Status status = deployment.status();
        if (wanted == null || status == null || status.state() == DeploymentState.FAILED
                || status.state() == DeploymentState.STOPPING) {
            return false;
        }
        Generation current = deployment.current();
        if (current == null || current.component() != wanted.component()) {
            Resolution.Choice choice = resolution.choose(deployment, wanted.component());
            if (choice.isComplete()) {
                return start(deployment, wanted, choice);
            }
            if (current == null) {
                deployment.status(status(deployment, wanted, choice, DeploymentState.UNRESOLVED));
                return false;
            }
        }
        Resolution.Choice choice = resolution.choose(deployment, current.component());
        if (!choice.isComplete()) {
            end(deployment, wanted, choice, DeploymentState.UNRESOLVED);
            journal.info(deployment.name(), "unresolved: " + String.join("; ", choice.problems()));
            return true;
        }
        if (rewire(current, choice)) {
            deployment.status(status.rewired(choice.imports()));
        }
        return false;
    }

    /** Applies limits that need no new instance. */
    void relimit(Deployment deployment, Deployment.Wanted next) {
        Generation current = deployment.current();
        Status status = deployment.status();
        deployment.wanted(next);
        if (status == null) {
            return;
        }
        deployment.status(status.under(next.limits()));
        if (current != null && current.component() == next.component() && deployment.isOpen()) {
            Generation same = current.with(next.limits());
            deployment.current(same);
            deployment.running(next);
            publisher.active(deployment, same);
        }
    }

    /** An instance can take no calls any more: they are refused until the component is deployed again. */
    void broken(Deployment deployment, Generation generation, String reason) {
        Status status = deployment.status();
        if (status == null || !isRunning(deployment, generation)) {
            return;
        }
        deployment.status(status.in(DeploymentState.FAILED, List.of(reason)));
        deployment.refuse();
        generation.decided();
        journal.problem(deployment.name(), "failed; deploy it again to restart it: " + reason, null);
    }

    /** An instance can take no calls any more: another one takes its place. */
    void renew(Deployment deployment, Generation generation, String reason) {
        Deployment.Wanted running = deployment.running();
        if (running == null || !isRunning(deployment, generation)) {
            return;
        }
        deployment.refuse();
        Deployment.Wanted again = running.from(System.nanoTime());
        if (deployment.wanted() == running) {
            deployment.wanted(again);
        }
        Resolution.Choice choice = resolution.choose(deployment, running.component());
        if (choice.isComplete()) {
            journal.info(deployment.name(), "restarted, because its instance was abandoned: " + reason);
            start(deployment, again, choice);
        } else {
            end(deployment, again, choice, DeploymentState.UNRESOLVED);
        }
    }

    private static boolean isRunning(Deployment deployment, Generation generation) {
        Generation current = deployment.current();
        Status status = deployment.status();
        return current != null && status != null && current.instance() == generation.instance()
                && status.state() == DeploymentState.ACTIVE;
    }

    /** Ends it for good: first its services, then its users, then itself. */
    void remove(Deployment deployment) {
        Status status = deployment.status();
        Deployment.Wanted wanted = deployment.wanted();
        long start = System.nanoTime();
        if (status == null || wanted == null) {
            return;
        }
        deployment.status(status.in(DeploymentState.STOPPING, List.of()));
        stop(deployment, wanted.limits().gracePeriod());
        for (Retired old : deployment.retired()) {
            close(deployment, old, Duration.ZERO);
        }
        resolution.forget(deployment);
        deployment.wanted(null);
        deployment.status(null);
        journal.removed(deployment.name(), status.component().digest(), "removed", System.nanoTime() - start);
    }

    /** Deployments in the order of their creation. */
    List<Deployment> byAge(Collection<Deployment> deployments) {
        List<Deployment> all = new ArrayList<>(deployments);
        all.sort(Comparator.comparing(deployment -> {
            Status status = deployment.status();
            return status == null ? Instant.EPOCH : status.since();
        }));
        return all;
    }

    private boolean start(Deployment deployment, Deployment.Wanted wanted, Resolution.Choice choice) {
        Generation made;
        try {
            made = make(deployment, wanted, choice);
        } catch (RuntimeException e) {
            journal.problem(deployment.name(), "cannot be instantiated: " + e.getMessage(), e);
            Generation current = deployment.current();
            Deployment.Wanted running = deployment.running();
            if (current != null && running != null && !current.instance().poisoned()) {
                // A bad update leaves the old one running.
                Resolution.Choice kept = resolution.choose(deployment, current.component());
                deployment.wanted(running);
                active(deployment, current, running, kept.imports(), List.of("update to "
                        + wanted.component().digest() + " cannot be instantiated: " + e.getMessage()));
                return false;
            }
            Status failed = status(deployment, wanted, choice, DeploymentState.FAILED);
            deployment.status(failed.in(DeploymentState.FAILED, List.of("cannot be instantiated: " + e.getMessage())));
            return stop(deployment, wanted.limits().gracePeriod());
        }
        change(deployment, made, wanted, choice);
        return true;
    }

    private Generation make(Deployment deployment, Deployment.Wanted wanted, Resolution.Choice choice) {
        SequencedMap<String, Wire> wires = new LinkedHashMap<>();
        wanted.component().imports().forEach((name, type) -> {
            Provider provider = choice.providers().get(name);
            if (provider != null) {
                wires.put(name, new Wire(name, type, provider));
            }
        });
        LiveInstance instance = foundry.instantiate(deployment.name(), wanted.component(), wanted.limits(), wires);
        return new Generation(wanted.component(), wanted.limits(), instance, wires, new Gate(),
                (generation, failure) -> failures.failed(deployment, generation, failure));
    }

    /** The switch: everything before it can fail and leaves the old generation as it was, nothing after it can. */
    private void change(Deployment deployment, Generation made, Deployment.Wanted wanted, Resolution.Choice choice) {
        Generation old = deployment.current();
        Retired replaced = null;
        if (old != null) {
            deployment.incoming(made.component());
            settleOthers.run();
            replaced = new Retired(old, new Gate());
            deployment.retired().add(replaced);
        }
        deployment.current(made);
        deployment.running(wanted);
        deployment.incoming(null);
        active(deployment, made, wanted, choice.imports(), List.of());
        publisher.active(deployment, made);
        long nanos = System.nanoTime() - wanted.startNanos();
        if (replaced == null) {
            journal.deployed(deployment.name(), made.component().digest(), "deployed", nanos);
            return;
        }
        replaced.generation().decided();
        int cancelled = retire(deployment, replaced);
        journal.updated(deployment.name(), made.component().digest(), cancelled == 0
                ? "updated"
                : "updated; " + cancelled + " calls did not finish within the grace period and were cancelled", nanos);
    }

    private void active(Deployment deployment, Generation generation, Deployment.Wanted wanted,
            List<ImportInfo> imports, List<String> notes) {
        List<String> warnings = new ArrayList<>(generation.component().warnings());
        warnings.addAll(notes);
        deployment
                .status(new Status(DeploymentState.ACTIVE, generation.component(), wanted.limits(), List.of(), imports,
                        List.copyOf(generation.exports().sequencedKeySet()), warnings, Instant.now(),
                        System.nanoTime() - wanted.startNanos()));
    }

    private Status status(Deployment deployment, Deployment.Wanted wanted, Resolution.Choice choice,
            DeploymentState state) {
        Status before = deployment.status();
        Instant since = before != null && before.state() == state ? before.since() : Instant.now();
        long nanos = before != null && before.component() == wanted.component()
                ? before.loadNanos()
                : System.nanoTime() - wanted.startNanos();
        return new Status(state, wanted.component(), wanted.limits(), choice.problems(), choice.imports(),
                ExportPaths.of(wanted.component().exports()), wanted.component().warnings(), since, nanos);
    }

    /** Takes it out of service; it stays deployed. */
    private void end(Deployment deployment, Deployment.Wanted wanted, Resolution.Choice choice,
            DeploymentState state) {
        deployment.status(status(deployment, wanted, choice, state));
        stop(deployment, wanted.limits().gracePeriod());
    }

    private boolean stop(Deployment deployment, Duration grace) {
        Generation current = deployment.current();
        deployment.refuse();
        publisher.inactive(deployment);
        if (current == null) {
            return false;
        }
        settleOthers.run();
        Retired last = new Retired(current, new Gate());
        deployment.current(null);
        deployment.running(null);
        current.decided();
        close(deployment, last, grace);
        return true;
    }

    private int retire(Deployment deployment, Retired replaced) {
        Generation old = replaced.generation();
        int cancelled = leave(old, old.limits().gracePeriod());
        if (!old.instance().holdsResources()) {
            close(deployment, replaced, Duration.ZERO);
        }
        return cancelled;
    }

    private static int leave(Generation old, Duration grace) {
        old.gate().close();
        // Nobody finishes in a poisoned instance: what waits there is told at once.
        long patience = old.instance().poisoned() ? 0 : grace.toNanos();
        long end = System.nanoTime() + patience;
        boolean isEmpty = old.gate().awaitEmpty(patience);
        // Calls on their callers' stacks do not pass the gate: the partition knows of them.
        long left = isEmpty ? Math.max(0, end - System.nanoTime()) : 0;
        int cancelled = old.instance().drain(Duration.ofNanos(left));
        if (!isEmpty) {
            old.gate().awaitEmpty(Duration.ofSeconds(1).toNanos());
        }
        return cancelled;
    }

    private static void close(Deployment deployment, Retired old, Duration grace) {
        leave(old.generation(), grace);
        old.gate().close();
        if (!old.gate().awaitEmpty(grace.toNanos())) {
            old.generation().instance().drain(Duration.ZERO);
        }
        deployment.retired().remove(old);
        old.generation().instance().close();
    }

    private static void sweep(Deployment deployment) {
        for (Retired old : deployment.retired()) {
            if (!old.generation().instance().holdsResources()) {
                close(deployment, old, Duration.ZERO);
            }
        }
    }

    private static boolean rewire(Generation current, Resolution.Choice choice) {
        boolean changed = false;
        for (Wire wire : current.wires().values()) {
            Provider next = choice.providers().get(wire.importName());
            if (next != null && !next.equals(wire.provider())) {
                wire.provider(next);
                changed = true;
            }
        }
        return changed;
    }

    private static String waiting(Deployment.Wanted next, Resolution.Choice choice) {
        return "update to " + next.component().digest() + " waits: " + String.join("; ", choice.problems());
    }
}
