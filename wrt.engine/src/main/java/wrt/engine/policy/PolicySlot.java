// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import wrt.api.engine.PolicySwap;

/**
 * Which policy orders the tasks of all partitions, and the way from one to the next.
 *
 * <p>Concurrency: safe from any thread, by its own lock, which no run loop ever takes: what a loop reports goes through
 * the background executor.
 */
public final class PolicySlot {

    private final List<PolicyUser> users;
    private final Executor background;
    private final LongSupplier ticker;
    private final InstantSource wallClock;
    private final EngineLog log;
    private final Consumer<PolicySwap> onSwap;
    private final SwapLog swaps = new SwapLog();
    private final Set<PendingSwap> pending = new HashSet<>();
    private PolicySource current = PolicySource.BUILT_IN;
    // One for each user, in their order.
    private List<ActivePolicy> objects;

    /**
     * A slot with the fall-back in it, as every partition has at its start.
     *
     * @param users the partitions
     * @param background runs what must not run on a run loop
     * @param ticker the monotonic time in ns
     * @param wallClock the time of day, for the record
     * @param log for people
     * @param onSwap told of every swap when it is complete
     */
    public PolicySlot(List<? extends PolicyUser> users, Executor background, LongSupplier ticker,
            InstantSource wallClock, EngineLog log, Consumer<PolicySwap> onSwap) {
        this.users = new ArrayList<>(users);
        this.background = background;
        this.ticker = ticker;
        this.wallClock = wallClock;
        this.log = log;
        this.onSwap = onSwap;
        objects = create(current);
    }

    /**
     * Makes a policy the active one in every partition.
     *
     * @param source where its objects come from
     * @param reason why, as listings show it
     * @return completed when every partition has passed its cycle boundary
     */
    public synchronized CompletableFuture<PolicySwap> select(PolicySource source, String reason) {
        long begun = ticker.getAsLong();
        List<ActivePolicy> created;
        try {
            created = create(source);
        } catch (RuntimeException | LinkageError e) {
            log.error("policy " + source.name() + " cannot be used: its bundle failed to make an object", e);
            return install(PolicySource.BUILT_IN, create(PolicySource.BUILT_IN), "failed: " + e, begun);
        }
        return install(source, created, reason, begun);
    }

    private List<ActivePolicy> create(PolicySource source) {
        List<ActivePolicy> created = new ArrayList<>();
        try {
            for (int i = 0; i < users.size(); i++) {
                created.add(object(source));
            }
        } catch (RuntimeException | LinkageError e) {
            release(created);
            throw e;
        }
        return created;
    }

    private static ActivePolicy object(PolicySource source) {
        return new ActivePolicy(source.name(), source, source.create());
    }

    /**
     * Takes a partition in that was added, and gives it the policy that is active.
     *
     * @param user with the fall-back in it, and no task yet
     */
    public synchronized void join(PolicyUser user) {
        users.add(user);
        try {
            ActivePolicy own = object(current);
            List<ActivePolicy> all = new ArrayList<>(objects);
            all.add(own);
            objects = all;
            user.install(own, handedOver -> {
            });
        } catch (RuntimeException | LinkageError e) {
            log.error("policy " + current.name() + " cannot be used: its bundle failed to make an object", e);
            install(PolicySource.BUILT_IN, create(PolicySource.BUILT_IN), "failed: " + e, ticker.getAsLong());
        }
    }

    /**
     * Takes a partition out that is to end; its object of the policy goes back when it has.
     *
     * @param user without a task
     * @param end ends it, and returns when it has
     */
    public void leave(PolicyUser user, Runnable end) {
        List<ActivePolicy> unused;
        synchronized (this) {
            int index = users.indexOf(user);
            List<ActivePolicy> others = new ArrayList<>(objects);
            unused = List.of(others.remove(index));
            objects = others;
            users.remove(index);
        }
        end.run();
        release(unused);
    }

    private CompletableFuture<PolicySwap> install(PolicySource source, List<ActivePolicy> created, String reason,
            long begun) {
        PendingSwap swap = new PendingSwap(current, objects, source, reason, begun, new AtomicInteger(users.size()),
                new AtomicInteger(), new CompletableFuture<>());
        current = source;
        objects = created;
        pending.add(swap);
        for (int i = 0; i < users.size(); i++) {
            users.get(i).install(created.get(i), handedOver -> {
                if (swap.passed(handedOver)) {
                    long nanos = ticker.getAsLong() - swap.begunNanos();
                    background.execute(() -> complete(swap, nanos));
                }
            });
        }
        return swap.done();
    }

    private void complete(PendingSwap swap, long nanos) {
        PolicySwap record = new PolicySwap(wallClock.instant(), swap.from().name(), swap.to().name(), swap.reason(),
                nanos, swap.tasks().get());
        release(swap.before());
        boolean isNews = !record.from().equals(record.to()) && !record.reason().equals(PolicyBinding.START);
        if (isNews) {
            swaps.add(record);
        }
        synchronized (this) {
            pending.remove(swap);
        }
        swap.done().complete(record);
        if (isNews) {
            tell(record);
        }
    }

    private void tell(PolicySwap record) {
        log.info("scheduling policy " + record.from() + " -> " + record.to() + " (" + record.reason() + "), "
                + record.tasks() + " ready tasks handed over in " + record.durationNanos() / 1000 + " us");
        onSwap.accept(record);
    }

    private void release(List<ActivePolicy> unused) {
        for (ActivePolicy policy : unused) {
            try {
                policy.source().release(policy.policy());
            } catch (RuntimeException e) {
                log.error("policy " + policy.name() + ": its bundle failed to take an object back", e);
            }
        }
    }

    /** A partition replaced a policy by its fall-back; called on its run loop. */
    public void failed(int partition, ActivePolicy policy, PolicyFailure failure) {
        background.execute(() -> {
            log.error("policy " + policy.name() + " failed in partition " + partition + ": " + failure.message(),
                    failure.cause());
            replace(policy.source(), "failed: " + failure.message());
        });
    }

    /**
     * Puts the fall-back in place of a policy, if that is the active one.
     *
     * @param source the policy
     * @param reason why, as listings show it
     */
    public synchronized void replace(PolicySource source, String reason) {
        if (source == current && source != PolicySource.BUILT_IN) {
            install(PolicySource.BUILT_IN, create(PolicySource.BUILT_IN), reason, ticker.getAsLong());
        }
    }

    /** The active policy's source. */
    public synchronized PolicySource current() {
        return current;
    }

    /** Whether a policy is in place in every partition. */
    public synchronized boolean isSettledOn(String name) {
        return current.name().equals(name) && pending.isEmpty();
    }

    /** Completed when every swap that was begun so far has passed every partition. */
    public synchronized CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(pending.stream().map(PendingSwap::done).toArray(CompletableFuture<?>[]::new));
    }

    /** The most recent swaps, oldest first. */
    public List<PolicySwap> swaps() {
        return swaps.snapshot();
    }
}
