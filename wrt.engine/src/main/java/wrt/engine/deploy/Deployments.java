// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

import wrt.api.component.CallException;
import wrt.api.component.GuestTrapException;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.engine.deploy.limits.LimitSource;
import wrt.engine.deploy.limits.Limits;
import wrt.engine.deploy.store.DeploymentRecord;
import wrt.engine.deploy.store.DeploymentStore;
import wrt.engine.deploy.store.Digest;
import wrt.engine.deploy.store.Origin;

/**
 * All that is deployed, and the operations on it.
 *
 * <p>Concurrency: safe from any thread. An operation holds the lock of the one name that it works on, so operations on
 * different names do not wait for each other; what it changes for others is settled with locks that are free, and by
 * their holders otherwise.
 */
final class Deployments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** Bytes from which on compiling takes long enough to be announced. */
    private static final int LARGE = 1 << 20;

    private final Map<String, Deployment> deployments = new ConcurrentSkipListMap<>();
    private final Foundry foundry;
    private final LimitSources sources;
    private final DeploymentStore store;
    private final Journal journal;
    private final Executor background;
    private final Lifecycle lifecycle;

    /** All empty; {@link #restore} brings back what was there. */
    Deployments(Foundry foundry, LimitSources sources, HostServices hosts, DeploymentStore store,
            Publisher publisher, Journal journal, Executor background) {
        this.foundry = foundry;
        this.sources = sources;
        this.store = store;
        this.journal = journal;
        this.background = background;
        Resolution resolution = new Resolution(deployments::values, hosts);
        this.lifecycle = new Lifecycle(foundry, resolution, publisher, journal, this::settle, this::failed);
    }

    /** Deploys or updates. */
    DeploymentInfo deploy(String name, byte[] bytes, Map<String, String> settings, Origin origin) {
        if (!NAME.matcher(name).matches()) {
            throw new DeploymentException(name,
                    "a name is 1 to 128 letters, digits, dots, dashes and underscores", null);
        }
        Deployment deployment = locked(name);
        try {
            deploy(deployment, bytes, new DeploymentRecord(name, Digest.of(bytes), origin, settings));
        } finally {
            release(deployment);
        }
        settle();
        return info(deployment).orElseThrow(() -> new DeploymentException(name, "it was removed meanwhile", null));
    }

    /** Removes; also what is stored and could not be restored. */
    boolean undeploy(String name) {
        if (deployments.get(name) == null && store.record(name).isEmpty()) {
            return false;
        }
        Deployment deployment = locked(name);
        try {
            boolean isThere = deployment.status() != null || store.record(name).isPresent();
            lifecycle.remove(deployment);
            foundry.forget(name);
            // Forgotten first: a record without a deployment is one that waits for being restored.
            store.remove(name);
            if (!isThere) {
                return false;
            }
        } finally {
            release(deployment);
        }
        settle();
        return true;
    }

    /** Applies a configuration that has come, changed or gone. */
    void reconfigure(String name) {
        Deployment deployment = deployments.get(name);
        if (deployment == null) {
            if (store.record(name).filter(this::restored).isPresent()) {
                settle();
            }
            return;
        }
        deployment.lock().lock();
        try {
            Deployment.Wanted wanted = deployment.wanted();
            if (wanted != null) {
                reconfigure(deployment, wanted);
            }
        } catch (IllegalArgumentException | DeploymentException | IOException e) {
            // Only what is not the user's doing needs a stack trace.
            journal.problem(name, "its configuration is not applied: " + e.getMessage(),
                    e instanceof IOException ? e : null);
        } finally {
            unlock(deployment);
        }
        settle();
    }

    /** Applies what was refused before, since there are more partitions now. */
    void retry() {
        Set<String> names = new TreeSet<>(deployments.keySet());
        store.records().forEach(record -> names.add(record.name()));
        names.forEach(this::reconfigure);
    }

    /** Brings back what was deployed before the container stopped. */
    void restore() {
        for (DeploymentRecord record : store.records()) {
            if (record.origin() instanceof Origin.Folder folder && !Files.exists(folder.file())) {
                store.remove(record.name());
                journal.info(record.name(),
                        "forgotten: " + folder.file() + " was deleted while the container was down");
                continue;
            }
            restored(record);
        }
        settle();
    }

    private boolean restored(DeploymentRecord record) {
        Deployment deployment = locked(record.name());
        try {
            // Who came first knows better: the load folder may have been read already, or it was removed meanwhile.
            if (deployment.wanted() == null && store.record(record.name()).filter(record::equals).isPresent()) {
                deploy(deployment, store.bytes(record), record);
            }
            return true;
        } catch (IOException | DeploymentException e) {
            // A component that does not fit its configuration needs no stack trace.
            journal.problem(record.name(), "cannot be restored; it is kept until it is deployed again or undeployed: "
                    + e.getMessage(), e instanceof IOException ? e : null);
            return false;
        } finally {
            release(deployment);
        }
    }

    /** Ends everything, in reverse order of creation; what is stored stays. */
    void shutdown() {
        List<Deployment> all = lifecycle.byAge(deployments.values());
        for (Deployment deployment : all.reversed()) {
            deployment.lock().lock();
            try {
                lifecycle.remove(deployment);
            } finally {
                deployment.lock().unlock();
            }
        }
        deployments.clear();
    }

    /** What is there, by name. */
    List<DeploymentInfo> infos() {
        return deployments.values().stream().map(this::info).flatMap(Optional::stream).toList();
    }

    /** What is there under a name. */
    Optional<DeploymentInfo> info(String name) {
        Deployment deployment = deployments.get(name);
        return deployment == null ? Optional.empty() : info(deployment);
    }

    /**
     * What is deployed under a name.
     *
     * @throws IllegalArgumentException naming what there is, if there is nothing
     */
    Deployment find(String name) {
        Deployment deployment = deployments.get(name);
        if (deployment == null) {
            throw new IllegalArgumentException("no component " + name + " is deployed; there "
                    + (deployments.isEmpty() ? "is none" : "are " + String.join(", ", deployments.keySet())));
        }
        return deployment;
    }

    /** The file that a deployment follows, or who else deployed it. */
    Optional<Origin> origin(String name) {
        return store.record(name).map(DeploymentRecord::origin);
    }

    /** Wires what can be wired and ends what lost its providers, until nothing changes any more. */
    void settle() {
        for (int round = deployments.size(); round >= 0; round--) {
            boolean changed = false;
            for (Deployment deployment : deployments.values()) {
                changed |= settle(deployment);
            }
            if (!changed) {
                return;
            }
        }
    }

    private boolean settle(Deployment deployment) {
        if (deployment.lock().isHeldByCurrentThread()) {
            return false;
        }
        boolean changed = false;
        deployment.unsettled(true);
        while (deployment.unsettled() && deployment.lock().tryLock()) {
            try {
                deployment.unsettled(false);
                changed |= lifecycle.settle(deployment);
            } finally {
                deployment.lock().unlock();
            }
        }
        return changed;
    }

    /** Lets go of a deployment, and forgets it if nothing came of it. */
    private void release(Deployment deployment) {
        if (deployment.status() == null) {
            deployments.remove(deployment.name(), deployment);
        }
        unlock(deployment);
    }

    private void unlock(Deployment deployment) {
        deployment.lock().unlock();
        if (deployment.unsettled()) {
            settle(deployment);
        }
    }

    private Deployment locked(String name) {
        while (true) {
            Deployment deployment = deployments.computeIfAbsent(name, Deployment::new);
            deployment.lock().lock();
            if (deployments.get(name) == deployment) {
                return deployment;
            }
            deployment.lock().unlock();
        }
    }

    private void deploy(Deployment deployment, byte[] bytes, DeploymentRecord record) {
        long start = System.nanoTime();
        Deployment.Wanted before = deployment.wanted();
        Status status = deployment.status();
        boolean sameBytes = before != null && before.record().digest().equals(record.digest());
        if (before != null && sameBytes && before.record().settings().equals(record.settings())
                && status != null && status.state() != DeploymentState.FAILED) {
            if (!before.record().equals(record)) {
                store.put(record, bytes);
                deployment.wanted(before.with(record));
            }
            return;
        }
        try {
            LimitSource section = LimitSources.section(bytes);
            Limits limits = sources.limits(record.name(), record.settings(), section);
            boolean isCompiled = before != null && sameBytes && before.limits().sameInstance(limits);
            if (!isCompiled && bytes.length >= LARGE) {
                journal.info(record.name(), "compiling " + (bytes.length >> 10)
                        + " KiB, which takes seconds unless the code cache has it");
            }
            if (status == null) {
                deployment.compiling(compiling(record, limits));
            }
            LoadedComponent component = before != null && isCompiled ? before.component() : foundry.load(bytes, limits);
            lifecycle.advance(deployment, new Deployment.Wanted(component, section, limits, record, start),
                    () -> store.put(record, bytes));
        } catch (DeploymentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DeploymentException(record.name(), String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // What a file makes the host run out of is that file's problem.
            throw new DeploymentException(record.name(), "it needs more than the Java virtual machine has: " + e, e);
        } finally {
            deployment.compiling(null);
        }
    }

    private static DeploymentInfo compiling(DeploymentRecord record, Limits limits) {
        return new DeploymentInfo(record.name(), record.digest(), "", DeploymentState.COMPILING, List.of(), List.of(),
                List.of(), "", limits.info(), limits.partition(), Instant.now(), 0, false, List.of());
    }

    private void reconfigure(Deployment deployment, Deployment.Wanted wanted) throws IOException {
        Limits limits = sources.limits(wanted.record().name(), wanted.record().settings(), wanted.section());
        if (limits.sameInstance(wanted.limits())) {
            lifecycle.relimit(deployment, wanted.with(limits));
        } else {
            long start = System.nanoTime();
            LoadedComponent component = foundry.load(store.bytes(wanted.record()), limits);
            lifecycle.advance(deployment, new Deployment.Wanted(component, wanted.section(), limits, wanted.record(),
                    start), () -> {
                    });
        }
    }

    private void failed(Deployment deployment, Generation generation, RuntimeException failure) {
        if (failure instanceof CallException call) {
            journal.failed(call);
        }
        if (generation.instance().poisoned()) {
            deployment.refuse(generation);
            background.execute(() -> broken(deployment, generation, failure));
        }
    }

    private void broken(Deployment deployment, Generation generation, RuntimeException failure) {
        deployment.lock().lock();
        try {
            // A trap is the component's own doing. What was ended from outside, or by another component's failure, has
            // left the instance in the middle of something as well, but a new one may well serve.
            if (failure instanceof GuestTrapException) {
                lifecycle.broken(deployment, generation, String.valueOf(failure.getMessage()));
            } else {
                lifecycle.renew(deployment, generation, String.valueOf(failure.getMessage()));
            }
        } finally {
            unlock(deployment);
        }
        settle();
    }

    private Optional<DeploymentInfo> info(Deployment deployment) {
        Status status = deployment.status();
        return status == null
                ? Optional.ofNullable(deployment.compiling())
                : Optional.of(status.info(deployment.name()));
    }
}
