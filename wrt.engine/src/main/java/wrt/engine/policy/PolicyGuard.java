// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;

/**
 * The policy of one partition behind a guard: whatever it does, no ready task is lost and none runs twice.
 *
 * <p>Concurrency: owned by whoever owns the partition, except {@link #decision()} and {@link #active()}, which any thread
 * may ask.
 */
public final class PolicyGuard {

    // Every task that the policy holds is also in `ready`, which the policy cannot reach. A policy that throws, answers
    // with a task that it does not hold, holds another number of tasks than it was given, or is slow again and again,
    // is replaced by the fall-back, which takes the tasks over from `ready`.
    //
    // `decision` is odd while the policy's code runs. A watchdog that sees the same odd number twice knows that the
    // policy has not come back in between, without any clock being read here.

    private static final VarHandle DECISION;

    static {
        try {
            DECISION = MethodHandles.lookup().findVarHandle(PolicyGuard.class, "decision", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Function<SchedulableTask, @Nullable ReadyEntry> entries;
    private final LongSupplier ticker;
    private final BiConsumer<ActivePolicy, PolicyFailure> onFailure;
    private ReadyList ready = new ReadyList();
    private StallDetector stalls;
    private volatile ActivePolicy active;
    private SchedulingPolicy policy;
    private long decided;

    @SuppressWarnings("unused") // through DECISION
    private long decision;

    /**
     * A guard around the fall-back.
     *
     * @param entries finds the engine's entry of a task, or null for a task that is not the engine's
     * @param ticker the monotonic time in ns
     * @param stalls when a policy is too slow
     * @param onFailure told, on the run loop, which policy was replaced and why
     */
    public PolicyGuard(Function<SchedulableTask, @Nullable ReadyEntry> entries, LongSupplier ticker,
            StallDetector stalls, BiConsumer<ActivePolicy, PolicyFailure> onFailure) {
        this.entries = entries;
        this.ticker = ticker;
        this.stalls = stalls;
        this.onFailure = onFailure;
        active = ActivePolicy.fallback();
        policy = active.policy();
    }

    /** Hands a task to the policy. */
    public void add(ReadyEntry entry) {
        ready.append(entry);
        enter();
        try {
            policy.add(entry.task());
        } catch (Throwable e) {
            fail(new PolicyFailure.Threw("add", e));
        } finally {
            leave();
        }
    }

    /** The task that is to run now, or null if none is ready. */
    public @Nullable ReadyEntry next() {
        if (ready.size() == 0) {
            return null;
        }
        long begun = ticker.getAsLong();
        ReadyEntry entry = ask();
        decided = ticker.getAsLong();
        if (entry == null) {
            return ask();
        }
        if (stalls.isStalled(decided - begun)) {
            // The answer was right, only late: it stands.
            fail(new PolicyFailure.Stalled(decided - begun));
        }
        return entry;
    }

    /** When the last decision was made, on the ticker: saves a reading of the clock. */
    public long decided() {
        return decided;
    }

    // Null if the policy failed; the fall-back, which is in place then, never does.
    private @Nullable ReadyEntry ask() {
        PolicyFailure failure;
        enter();
        try {
            SchedulableTask task = policy.next();
            if (task == null) {
                failure = new PolicyFailure.Lost(ready.size());
            } else {
                ReadyEntry entry = entries.apply(task);
                if (entry == null || !entry.held) {
                    failure = new PolicyFailure.Foreign(task.id());
                } else {
                    int left = policy.size();
                    ready.remove(entry);
                    if (left == ready.size()) {
                        return entry;
                    }
                    ready.append(entry);
                    failure = new PolicyFailure.Miscounted(ready.size() - 1, left);
                }
            }
        } catch (Throwable e) {
            failure = new PolicyFailure.Threw("next", e);
        } finally {
            leave();
        }
        fail(failure);
        return null;
    }

    /** Takes a task away from the policy; says whether it was ready. */
    public boolean remove(ReadyEntry entry) {
        if (!entry.held) {
            return false;
        }
        ready.remove(entry);
        enter();
        try {
            if (!policy.remove(entry.task())) {
                fail(new PolicyFailure.Lost(1));
            }
        } catch (Throwable e) {
            fail(new PolicyFailure.Threw("remove", e));
        } finally {
            leave();
        }
        entry.task().node().clear();
        return true;
    }

    /** The quantum of a task that was just picked, at least 1. */
    public long quantum(ReadyEntry entry) {
        long asking = enter();
        try {
            long quantum = policy.quantum(entry.task());
            if (quantum >= 1) {
                return quantum;
            }
            fail(new PolicyFailure.BadQuantum(quantum));
        } catch (Throwable e) {
            fail(new PolicyFailure.Threw("quantum", e));
        } finally {
            leave(asking);
        }
        return FallbackPolicy.QUANTUM;
    }

    /** Whether a task that became ready ends the running one's quantum. */
    public boolean preempts(ReadyEntry candidate, ReadyEntry running) {
        enter();
        try {
            return policy.preempts(candidate.task(), running.task());
        } catch (Throwable e) {
            fail(new PolicyFailure.Threw("preempts", e));
            return false;
        } finally {
            leave();
        }
    }

    /** How many tasks are ready. */
    public int size() {
        return ready.size();
    }

    /** The policy in use; for listings. */
    public ActivePolicy active() {
        return active;
    }

    /** Odd while the policy's code runs, another number each time. */
    public long decision() {
        return (long) DECISION.getOpaque(this);
    }

    /**
     * Puts another policy in place, in the order in which the old one would have run the tasks.
     *
     * @return how many tasks were handed over
     */
    public int swap(ActivePolicy successor) {
        order();
        take(successor);
        return ready.size();
    }

    // Rebuilds `ready` in the old policy's order; what it does not give, or gives wrongly, follows in order of arrival.
    // An entry that has been moved is not held until all are, so that one given twice is noticed.
    private void order() {
        ReadyList ordered = new ReadyList();
        enter();
        try {
            while (ready.size() > 0) {
                SchedulableTask task = policy.next();
                ReadyEntry entry = task == null ? null : entries.apply(task);
                if (entry == null || !entry.held) {
                    break;
                }
                ready.remove(entry);
                ordered.append(entry);
                entry.held = false;
            }
        } catch (Throwable e) {
            // It is on its way out; its tasks are taken over below.
            onFailure.accept(active, new PolicyFailure.Threw("next, while handing over", e));
        } finally {
            leave();
        }
        for (ReadyEntry rest = ready.first(); rest != null; rest = ready.first()) {
            ready.remove(rest);
            ordered.append(rest);
        }
        for (ReadyEntry entry = ordered.first(); entry != null; entry = ordered.behind(entry)) {
            entry.held = true;
        }
        ready = ordered;
    }

    private void take(ActivePolicy successor) {
        active = successor;
        policy = successor.policy();
        stalls = stalls.fresh();
        for (ReadyEntry entry = ready.first(); entry != null; entry = ready.behind(entry)) {
            entry.task().node().clear();
        }
        enter();
        try {
            for (ReadyEntry entry = ready.first(); entry != null; entry = ready.behind(entry)) {
                policy.add(entry.task());
            }
        } catch (Throwable e) {
            fail(new PolicyFailure.Threw("add", e));
        } finally {
            leave();
        }
    }

    private void fail(PolicyFailure failure) {
        ActivePolicy failed = active;
        take(ActivePolicy.fallback());
        onFailure.accept(failed, failure);
    }

    private long enter() {
        long asking = decision | 1;
        DECISION.setOpaque(this, asking);
        return asking;
    }

    private void leave() {
        leave(decision | 1);
    }

    private void leave(long asking) {
        DECISION.setOpaque(this, asking + 1);
    }
}
