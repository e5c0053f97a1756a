// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import wrt.api.scheduling.SchedulingPolicy;

/**
 * Follows the policy reference of the engine's component.
 *
 * <p>Concurrency: Declarative Services binds and unbinds one at a time; {@link #retry()} may come from any thread.
 */
public final class PolicyBinding {

    // Declarative Services binds the successor before it unbinds the predecessor, whose service still looks registered
    // then. If the target has changed since the last bind, that is the reason; if not, a successor of higher ranking
    // came, and one of lower ranking is what is left when the predecessor goes.

    private static final long DRAIN_MILLIS = 2000;

    /** The reason of a selection that is no swap: the engine or the container is starting. */
    static final String START = "start";

    private final PolicySlot slot;
    private final Supplier<@Nullable Object> target;
    private final EngineLog log;
    private final BooleanSupplier starting;
    private boolean everBound;
    private @Nullable Object lastTarget;
    private @Nullable ServicePolicySource bound;

    /**
     * A binding to nothing.
     *
     * @param slot where policies go
     * @param target the reference's target at this moment, or null
     * @param log for people
     * @param starting whether the container is starting, during which policies arrive one by one
     */
    public PolicyBinding(PolicySlot slot, Supplier<@Nullable Object> target, EngineLog log, BooleanSupplier starting) {
        this.slot = slot;
        this.target = target;
        this.log = log;
        this.starting = starting;
        lastTarget = target.get();
    }

    /** A policy is to be used from now on. */
    public synchronized void bind(ComponentServiceObjects<SchedulingPolicy> objects) {
        Object newTarget = target.get();
        ServicePolicySource before = bound;
        String reason;
        if (!everBound || starting.getAsBoolean()) {
            reason = START;
        } else if (!Objects.equals(newTarget, lastTarget)) {
            reason = "configuration";
        } else if (before != null && objects.getServiceReference().compareTo(before.reference()) < 0) {
            reason = "unregistered";
        } else {
            reason = "ranking";
        }
        lastTarget = newTarget;
        everBound = true;
        bound = new ServicePolicySource(objects);
        slot.select(bound, reason);
    }

    /**
     * A policy is not to be used any more; returns when no partition uses it, or after two seconds.
     *
     * @param objects of its service
     * @param mayWait false on a run loop, which would wait for itself
     */
    public void unbind(ComponentServiceObjects<SchedulingPolicy> objects, boolean mayWait) {
        release(objects);
        if (mayWait) {
            try {
                slot.settled().get(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                log.error("a partition has not left its policy within " + DRAIN_MILLIS
                        + " ms, probably since a host function does not return", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a swap cannot fail", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void release(ComponentServiceObjects<SchedulingPolicy> objects) {
        ServicePolicySource current = bound;
        if (current != null && current.reference().equals(objects.getServiceReference())) {
            bound = null;
            Object newTarget = target.get();
            slot.replace(current, Objects.equals(newTarget, lastTarget) ? "unregistered" : "configuration");
            lastTarget = newTarget;
        }
    }

    /** Tries the bound policy again, if it failed before. */
    public synchronized void retry() {
        ServicePolicySource current = bound;
        if (current != null && slot.current() != current) {
            slot.select(current, "configuration");
        }
    }
}
