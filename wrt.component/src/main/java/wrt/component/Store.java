// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import wrt.core.Meter;

/**
 * All instances that can call each other on one stack, the meter they share, and the thread that runs.
 *
 * <p>The running thread is a field of the store, not of the Java thread: exactly one runs at a time, whichever Java
 * thread carries it.
 *
 * <p>Concurrency: owned by one Java thread at a time, without locks. An embedder that switches between stacks does so
 * inside of {@link #switchAway}.
 *
 * <p>Source: Component Model, CanonicalABI, "Embedding API".
 */
public final class Store {

    private final Meter meter;
    private final Scheduler scheduler;
    private final StoreLimits limits;
    private final HostResources hostResources;
    private @Nullable FuelAccount account;
    private @Nullable Thread current;
    private Executor owner = Runnable::run;
    private final HostScope plainScope = new HostScope(this);

    /**
     * A store with default limits.
     *
     * @param meter shared by all instances
     * @param scheduler decides who runs
     */
    public Store(Meter meter, Scheduler scheduler) {
        this(meter, scheduler, StoreLimits.defaults());
    }

    /**
     * A store.
     *
     * @param meter shared by all instances
     * @param scheduler decides who runs
     * @param limits of each guest
     */
    public Store(Meter meter, Scheduler scheduler, StoreLimits limits) {
        this.meter = meter;
        this.scheduler = scheduler;
        this.limits = limits;
        this.hostResources = new HostResources(limits.handles());
    }

    /**
     * A store for use without an engine: {@link ComponentFunction#call} runs calls one after the other on the caller's
     * stack and enforces their fuel budgets.
     *
     * @param callDepthLimit see {@link Meter}
     * @return a new store
     */
    public static Store synchronous(int callDepthLimit) {
        FuelAccount account = new FuelAccount();
        Store store = new Store(new Meter(account, callDepthLimit), Scheduler.runToCompletion());
        store.account = account;
        return store;
    }

    /**
     * The meter of all instances.
     *
     * @return as given
     */
    public Meter meter() {
        return meter;
    }

    /**
     * Who decides which thread runs.
     *
     * @return as given
     */
    public Scheduler scheduler() {
        return scheduler;
    }

    /**
     * The limits of each guest.
     *
     * @return as given
     */
    public StoreLimits limits() {
        return limits;
    }

    /**
     * The innermost thread of the stack that runs: of the call that was entered last and has not returned.
     *
     * @return null when no guest is on the stack
     */
    public @Nullable Thread currentThread() {
        return current;
    }

    /**
     * Lets another stack run: keeps what belongs to the present one (its current thread, its call depth), runs the
     * switch, and puts it back when the switch returns.
     *
     * @param switching suspends the present stack; returns or throws when it is resumed
     */
    public void switchAway(Runnable switching) {
        Thread thread = current;
        long depth = meter.saveDepth();
        current = null;
        meter.restoreDepth(0);
        try {
            switching.run();
        } finally {
            current = thread;
            meter.restoreDepth(depth);
        }
    }

    /**
     * Says how to run something as the owner of the store, from any Java thread: used when a resource of a guest is
     * closed. Without it, resources must be closed by the owner.
     *
     * @param executor runs or queues its argument
     */
    public void runAsOwnerThrough(Executor executor) {
        owner = executor;
    }

    Executor owner() {
        return owner;
    }

    /** The host's side of a call without resources, which keeps no account of loans. */
    HostScope scopeOf(boolean resources) {
        return resources ? new HostScope(this) : plainScope;
    }

    HostResources hostResources() {
        return hostResources;
    }

    @Nullable
    FuelAccount account() {
        return account;
    }

    void currentThread(@Nullable Thread thread) {
        current = thread;
    }

    /** Suspends the running stack until the instance may be entered. */
    void suspend(Thread thread) {
        switchAway(() -> scheduler.suspend(thread));
    }
}
