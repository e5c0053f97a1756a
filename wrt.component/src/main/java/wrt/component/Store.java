// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.core.Meter;
import wrt.core.fiber.FiberFactory;

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
@ProviderType
public final class Store {

    private final Meter meter;
    private final Scheduler scheduler;
    private final StoreLimits limits;
    private final HostResources hostResources;
    private final StackSwitch stacks;
    private final HostWork hostWork = new HostWork();
    private final List<RuntimeInstance> instances = new ArrayList<>();
    private @Nullable FuelAccount account;
    private @Nullable EventLoop loop;
    private Executor owner = Runnable::run;
    private Executor callbacks = Runnable::run;
    private BiConsumer<String, @Nullable Throwable> problems = (what, why) -> System.getLogger("wrt.component")
            .log(System.Logger.Level.WARNING, what, why);
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
        this(meter, scheduler, limits, FiberFactory.best());
    }

    /**
     * A store.
     *
     * @param meter shared by all instances
     * @param scheduler decides who runs
     * @param limits of each guest
     * @param fibers the stacks of threads
     */
    public Store(Meter meter, Scheduler scheduler, StoreLimits limits, FiberFactory fibers) {
        this.meter = meter;
        this.scheduler = scheduler;
        this.limits = limits;
        this.hostResources = new HostResources(limits.handles());
        this.stacks = new StackSwitch(meter, new StackPool(fibers), scheduler);
    }

    /**
     * A store for use without an engine: {@link ComponentFunction#call} runs the call, and whatever it needs to make
     * progress, on the caller's thread, and enforces its fuel budget.
     *
     * @param callDepthLimit see {@link Meter}
     * @return a new store, whose ready tasks go first in, first out
     */
    public static Store synchronous(int callDepthLimit) {
        return synchronous(callDepthLimit, Choice.FIRST, StoreLimits.defaults());
    }

    /**
     * A store for use without an engine.
     *
     * @param callDepthLimit see {@link Meter}
     * @param choice which of several ready tasks goes on
     * @param limits of each guest
     * @return a new store
     */
    public static Store synchronous(int callDepthLimit, Choice choice, StoreLimits limits) {
        FuelAccount account = new FuelAccount();
        EventLoop loop = new EventLoop(choice);
        Store store = new Store(new Meter(account, callDepthLimit), loop, limits);
        store.account = account;
        store.loop = loop;
        store.owner = loop;
        loop.store(store);
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
        return stacks.current();
    }

    /**
     * Lets another stack run: keeps what belongs to the present one (its current thread, its call depth), runs the
     * switch, and puts it back when the switch returns. Where threads run on top of others, the switch runs on the
     * lowest stack, after all others were left.
     *
     * @param switching suspends the present stack; returns or throws when it is resumed
     * @throws RuntimeException what the switch threw, so that a stack that cannot be left goes on
     */
    public void switchAway(Runnable switching) {
        stacks.switchAway(switching);
    }

    /**
     * Says how to run something as the owner of the store, from any Java thread: used when a resource of a guest is
     * closed, and when the host completes what guests wait for. Without it, both must be done by the owner.
     *
     * @param executor runs or queues its argument
     */
    public void runAsOwnerThrough(Executor executor) {
        owner = executor;
    }

    /**
     * Whether guests may hear from the host: an asynchronous host function runs, or the host holds an end of a stream or
     * future.
     *
     * @return false if only guests can make progress
     */
    public boolean awaitsHost() {
        return hostWork.isPending();
    }

    /**
     * Who waits for what, for the report of a deadlock.
     *
     * @return a line per waiting thread
     */
    public List<String> waiting() {
        List<String> lines = new ArrayList<>();
        for (RuntimeInstance instance : instances) {
            instance.describeWaiting(lines);
        }
        return lines;
    }

    /**
     * Says how to call the host back when guests have something for it: signals of streams, completions of futures.
     * Without it, that is done by the owner, who should not be made to wait.
     *
     * @param executor runs its argument, on any thread
     */
    public void callBackThrough(Executor executor) {
        callbacks = executor;
    }

    /**
     * Says who is told what went wrong in the host while it fed a stream or future of a guest, or listened to one: the
     * guest cannot be told, and no call fails with it. Without it, it goes to the system logger of this package.
     *
     * @param reporter gets what happened, and what brought it about, which may be null; must not wait
     */
    public void reportThrough(BiConsumer<String, @Nullable Throwable> reporter) {
        problems = reporter;
    }

    void report(String what, @Nullable Throwable why) {
        problems.accept(what, why);
    }

    Executor callbacks() {
        return callbacks;
    }

    Executor owner() {
        return owner;
    }

    HostWork hostWork() {
        return hostWork;
    }

    void add(RuntimeInstance instance) {
        instances.add(instance);
    }

    void remove(RuntimeInstance instance) {
        instances.remove(instance);
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

    @Nullable
    EventLoop loop() {
        return loop;
    }

    /** The task at the bottom of the stack that runs. */
    @Nullable
    Task activation() {
        return stacks.activation();
    }

    void activation(@Nullable Task task) {
        stacks.activation(task);
    }

    void currentThread(@Nullable Thread thread) {
        stacks.current(thread);
    }

    void resume(Thread thread, boolean cancelled) {
        stacks.resume(thread, cancelled);
    }

    void block(@Nullable Thread handOverTo) {
        stacks.block(handOverTo);
    }

    void blockInline(Thread thread, @Nullable Thread handOverTo) {
        stacks.blockInline(thread, handOverTo);
    }

    /** Suspends the running stack until the instance may be entered. */
    void suspend(Thread thread) {
        switchAway(() -> scheduler.awaitTurn(thread));
    }
}
