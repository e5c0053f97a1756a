// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallRejectedException;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.api.value.ResourceValue;
import wrt.engine.deploy.limits.LimitSource;
import wrt.engine.deploy.limits.Limits;
import wrt.engine.deploy.store.DeploymentRecord;

/**
 * One name under which a component is deployed: which generation takes its calls, and what there is to say of it.
 *
 * <p>Concurrency: calls come from any thread and read one volatile field; whoever changes anything holds {@link #lock}.
 * A generation's gate closes only after another generation, or none, has become current, so a caller that finds the gate
 * closed looks again and no call is lost.
 */
final class Deployment {

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Retired> retired = new CopyOnWriteArrayList<>();

    /** Set by who could not get the lock; the holder looks after it when it lets go. */
    private volatile boolean unsettled;

    /** What guests' calls go to. */
    private volatile @Nullable Generation current;

    /** What calls of the container go to: the same, but nothing while failed or stopping. */
    private final AtomicReference<@Nullable Generation> open = new AtomicReference<>();

    private volatile @Nullable Status status;

    /** What is to be said while there is no status yet. */
    private volatile @Nullable DeploymentInfo compiling;

    /** What is to run: set before its first generation, kept while an import is missing. Guarded by the lock. */
    private @Nullable Wanted wanted;

    /** What the current generation was made for. Guarded by the lock. */
    private @Nullable Wanted running;

    /** What is offered to importers while a switch is under way. */
    private volatile @Nullable LoadedComponent incoming;

    /**
     * What is to run.
     *
     * @param component the component
     * @param section the limits that it states of itself
     * @param limits its limits
     * @param record what is kept of it
     * @param startNanos when its deployment began
     */
    record Wanted(LoadedComponent component, LimitSource section, Limits limits, DeploymentRecord record,
            long startNanos) {

        Wanted with(DeploymentRecord other) {
            return new Wanted(component, section, limits, other, startNanos);
        }

        Wanted from(long nanos) {
            return new Wanted(component, section, limits, record, nanos);
        }

        Wanted with(Limits others) {
            return new Wanted(component, section, others, record, startNanos);
        }
    }

    Deployment(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    ReentrantLock lock() {
        return lock;
    }

    boolean unsettled() {
        return unsettled;
    }

    void unsettled(boolean value) {
        unsettled = value;
    }

    @Nullable
    Generation current() {
        return current;
    }

    @Nullable
    LoadedComponent incoming() {
        return incoming;
    }

    void incoming(@Nullable LoadedComponent component) {
        incoming = component;
    }

    @Nullable
    Status status() {
        return status;
    }

    void status(@Nullable Status value) {
        status = value;
    }

    @Nullable
    DeploymentInfo compiling() {
        return compiling;
    }

    void compiling(@Nullable DeploymentInfo info) {
        compiling = info;
    }

    @Nullable
    Wanted wanted() {
        return wanted;
    }

    void wanted(@Nullable Wanted value) {
        wanted = value;
    }

    @Nullable
    Wanted running() {
        return running;
    }

    void running(@Nullable Wanted value) {
        running = value;
    }

    List<Retired> retired() {
        return retired;
    }

    /** New calls go there from now on; null for nowhere. */
    void current(@Nullable Generation next) {
        current = next;
        open.set(next);
    }

    /** Calls of the container are refused from now on, those of guests are not. */
    void refuse() {
        open.set(null);
    }

    /** Calls of the container are refused if they would go to a generation that can take none. */
    void refuse(Generation broken) {
        open.compareAndSet(broken, null);
    }

    /** Whether importers may be wired to it. */
    boolean isOpen() {
        return open.get() != null;
    }

    /** The generation that calls of the container go to. */
    Generation opened(String export) {
        Generation generation = open.get();
        return generation == null ? reopened(export) : generation;
    }

    /** The same, or null while none takes calls. */
    @Nullable
    Generation openedNow() {
        return open.get();
    }

    private Generation reopened(String export) {
        Status now = status;
        Generation abandoned = current;
        if (now != null && now.state() == DeploymentState.ACTIVE && abandoned != null) {
            abandoned.awaitFate();
        }
        Generation generation = open.get();
        if (generation == null) {
            throw rejected(export);
        }
        return generation;
    }

    /** Enters an export for a call of the container; the caller leaves its gate. */
    BoundExport enter(String export) {
        while (true) {
            Generation generation = opened(export);
            BoundExport bound = generation.export(export);
            if (generation.gate().enter()) {
                return bound;
            }
            Thread.onSpinWait();
        }
    }

    /** The way that a call with resources has to take, or null if it is the current generation's. */
    @Nullable
    Retired owner(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof ResourceValue resource) {
                for (Retired old : retired) {
                    if (old.generation().instance().owns(resource)) {
                        return old;
                    }
                }
            }
        }
        return null;
    }

    // The caller decides whether it waits; what it gets is the call itself, so that it can cancel it.
    private static CompletableFuture<@Nullable Object> started(BoundExport export, Gate gate,
            @Nullable Object[] arguments) {
        CompletableFuture<@Nullable Object> call;
        try {
            call = export.function().callAsync(export.parameters(), arguments);
        } catch (RuntimeException e) {
            gate.leave();
            throw e;
        }
        var unused = call.whenComplete((value, failure) -> {
            gate.leave();
            if (failure instanceof RuntimeException e) {
                export.generation().failed(e);
            }
        });
        return call;
    }

    /** Calls a function of an exported interface for a guest; of an async one, the result is a stage. */
    @Nullable
    Object callFromGuest(WitName asked, String function, @Nullable Object[] arguments) {
        String title = asked + "#" + function;
        while (true) {
            Generation generation = current;
            BoundExport export = generation == null ? null : generation.satisfying(asked).get(function);
            if (generation == null || export == null) {
                throw rejected(title);
            }
            Retired old = export.takesHandles() ? owner(arguments) : null;
            Gate gate = generation.gate();
            if (old != null) {
                export = old.generation().satisfying(asked).get(function);
                gate = old.gate();
                if (export == null) {
                    throw rejected(title);
                }
            }
            if (gate.enter()) {
                if (export.function().type().async()) {
                    return started(export, gate, arguments);
                }
                try {
                    return export.function().call(export.parameters(), arguments);
                } catch (RuntimeException e) {
                    if (!export.generation().neverBegan(e)) {
                        throw export.generation().failed(e);
                    }
                } finally {
                    gate.leave();
                }
                export.generation().awaitFate();
                if (current == generation) {
                    throw rejected(title);
                }
                continue;
            }
            if (old != null) {
                throw rejected(title);
            }
            Thread.onSpinWait();
        }
    }

    private String absent() {
        return compiling == null ? "it is not deployed any more" : "it is being compiled";
    }

    /** Why a call is refused. */
    CallRejectedException rejected(String export) {
        Status now = status;
        String reason = now == null ? absent() : switch (now.state()) {
            case COMPILING -> absent();
            case ACTIVE -> isOpen()
                    ? "there is no such export any more"
                    : "its instance was abandoned and is being replaced";
            case UNRESOLVED -> "it is not resolved: " + String.join("; ", now.problems());
            case FAILED -> "it failed: " + String.join("; ", now.problems());
            case STOPPING -> "it is being removed";
        };
        return new CallRejectedException(name, export, reason, null);
    }
}
