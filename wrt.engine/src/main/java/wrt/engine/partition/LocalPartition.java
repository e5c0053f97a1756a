// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.engine.policy.ActivePolicy;
import wrt.engine.policy.PolicyUser;

/**
 * The ways into a partition: on the caller's stack, through the inbox, or from inside.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LocalPartition implements Partition, PolicyUser {

    // Time-outs beyond this are as good as none and would not fit the clock.
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365L * 100);

    private static final FlatCall.Admission OPEN = () -> true;

    private final int number;
    private final RunLoop loop;
    private final Ownership ownership;
    private final Neighbours neighbours;
    private final Executor background;
    private final LongSupplier ticker;
    private final boolean callerStacksFit;
    private final Accounts accounts = new Accounts();
    private final Routes routes = new Routes();
    private final Occupants occupants = new Occupants();
    private final AtomicInteger queued = new AtomicInteger();
    private volatile Ownership[] others = {};

    /**
     * A partition whose carrier is not started yet.
     *
     * @param number its number
     * @param loop its state
     * @param ownership who owns it
     * @param neighbours all partitions, this one among them
     * @param background runs what must not run on a run loop
     * @param ticker monotonic time in ns
     * @param callerStacksFit whether a guest may run on a thread with an ordinary stack
     */
    LocalPartition(int number, RunLoop loop, Ownership ownership, Neighbours neighbours, Executor background,
            LongSupplier ticker, boolean callerStacksFit) {
        this.number = number;
        this.loop = loop;
        this.ownership = ownership;
        this.neighbours = neighbours;
        this.background = background;
        this.ticker = ticker;
        this.callerStacksFit = callerStacksFit;
        loop.store().runAsOwnerThrough(this::runAsOwner);
        loop.store().callBackThrough(background);
        loop.waiting().blocksOfSubtasks(this::blockOfSubtask);
    }

    private void runAsOwner(Runnable work) {
        if (isInside(Thread.currentThread())) {
            work.run();
        } else {
            loop.post(new WorkMessage<>(Executors.callable(work), background));
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Store store() {
        return loop.store();
    }

    RunLoop loop() {
        return loop;
    }

    /** Which components live here. */
    Occupants occupants() {
        return occupants;
    }

    Accounts accounts() {
        return accounts;
    }

    Ownership ownership() {
        return ownership;
    }

    /** Who owns the other partitions; told before one of them is started and after one has ended. */
    void others(Ownership[] neighbours) {
        others = neighbours;
    }

    boolean isInside(Thread thread) {
        return ownership.isInside(thread);
    }

    @Override
    public <T> CompletableFuture<T> execute(Callable<T> work) {
        if (isInside(Thread.currentThread())) {
            try {
                return CompletableFuture.completedFuture(work.call());
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        WorkMessage<T> message = new WorkMessage<>(work, background);
        loop.post(message);
        return message.result();
    }

    @Override
    public @Nullable Object call(ComponentFunction function, TaskParameters parameters, @Nullable Duration timeout,
            @Nullable Object[] arguments) {
        ControlBlock block = block(function, task(function, arguments, parameters), Completion.NONE, timeout);
        run(block, new BlockedCaller(), new StartMessage(block, queued));
        RuntimeException failure = Failures.of(block);
        if (failure != null) {
            throw failure;
        }
        return block.body().result();
    }

    @Override
    public TaskFuture callAsync(ComponentFunction function, TaskParameters parameters,
            @Nullable Duration timeout, @Nullable Object[] arguments) {
        CallFuture future = new CallFuture(loop, background);
        ControlBlock block = block(function, task(function, arguments, parameters), future, timeout);
        future.of(block);
        post(block, new StartMessage(block, queued));
        return future;
    }

    @Override
    public FlatCall flatCall(ComponentFunction function, TaskParameters parameters) {
        if (!function.flat()) {
            throw new IllegalArgumentException(function.name() + " is not flat: it has a parameter or result that is no"
                    + " scalar, or more than 16 parameters");
        }
        Task task = function.flatTask(parameters);
        ControlBlock block = block(function, task, Completion.NONE, null);
        return new LocalFlatCall(this, task, block, new StartMessage(block, queued));
    }

    @SuppressWarnings("NullAway") // a null among the arguments does not fit its type, which is checked there
    private static Task task(ComponentFunction function, @Nullable Object[] arguments, TaskParameters parameters) {
        return function.task(arguments, parameters);
    }

    // It belongs to the call of the host that led to it: the same account, the same instance to drain.
    private ControlBlock blockOfSubtask(Task task) {
        ControlBlock outermost = LoopScheduler.blockOf(task.hostCall());
        ControlBlock block = new ControlBlock(task, new ComponentBody(task), new Route(),
                accounts.of(task.component()), outermost == null ? task : outermost.instance(), Completion.NONE);
        block.createdNanos = ticker.getAsLong();
        return block;
    }

    private ControlBlock block(ComponentFunction function, Task task, Completion completion,
            @Nullable Duration timeout) {
        ControlBlock block = new ControlBlock(task, new ComponentBody(task), routes.of(function),
                accounts.of(task.component()), function.instance(), completion);
        task.attachment(block);
        block.quantum = task.quantum();
        if (timeout != null && timeout.compareTo(LONGEST_TIMEOUT) < 0) {
            long now = ticker.getAsLong();
            block.createdNanos = now;
            block.timer = new Timer(now + timeout.toNanos(),
                    () -> loop.waiting().expire(block, new Interruption.TimedOut(timeout)));
        }
        return block;
    }

    /** Makes a call and returns when it has ended. */
    void run(ControlBlock block, BlockedCaller waiting, StartMessage start) {
        Thread self = Thread.currentThread();
        if (ownership.isInside(self) && block.body().isAsync()) {
            runFor(this, block, start);
            return;
        }
        if (ownership.isInside(self)) {
            stamp(block);
            block.completion(Completion.NONE);
            block.parent = loop.running();
            loop.callers().runNested(block);
            return;
        }
        LocalPartition origin = neighbours.insideOf(self);
        if (origin != null) {
            runFor(origin, block, start);
        } else if (!tryRunDirect(block, self, waiting)) {
            waiting.arm(self);
            block.completion(waiting);
            post(block, start);
            waiting.await(block, loop);
        }
    }

    private boolean tryRunDirect(ControlBlock block, Thread self, BlockedCaller waiting) {
        if (!block.body().isAsync()) {
            return tryRunDirect(block, self, OPEN, Completion.NONE);
        }
        waiting.arm(self);
        boolean isDirect = tryRunDirect(block, self, OPEN, waiting);
        if (isDirect) {
            waiting.await(block, loop); // the carrier goes on with what waits
        }
        return isDirect;
    }

    /** Makes a call on its caller's stack if the partition is idle and the call is let in. */
    boolean tryRunDirect(ControlBlock block, FlatCall.Admission admission) {
        Thread self = Thread.currentThread();
        return !isInOther(self) && tryRunDirect(block, self, admission, Completion.NONE);
    }

    // Virtual threads do not run a partition anyway, and a thread inside of this one finds it owned.
    private boolean isInOther(Thread platform) {
        for (Ownership each : others) {
            if (each.owner() == platform) {
                return true;
            }
        }
        return false;
    }

    private boolean tryRunDirect(ControlBlock block, Thread self, FlatCall.Admission admission,
            Completion completion) {
        PartitionSettings settings = loop.settings();
        if (!callerStacksFit || !settings.callerRuns() || self.isVirtual() || !ownership.tryOwn(self)) {
            return false;
        }
        boolean isDirect = loop.isIdle() && block.route().allowsCaller() && admission.isOpen();
        try {
            if (isDirect) {
                block.completion(completion);
                loop.callers().runDirect(block, settings);
            }
        } finally {
            loop.release();
        }
        if (block.disturbed && block.callerInterrupted) {
            self.interrupt();
        }
        return isDirect;
    }

    /** Notes when a call was made, unless it is known. */
    private void stamp(ControlBlock block) {
        if (!block.isTimed()) {
            block.createdNanos = ticker.getAsLong();
        }
    }

    // A guest of another partition calls: its stack is suspended there, its carrier goes on.
    private void runFor(LocalPartition origin, ControlBlock block, StartMessage start) {
        block.disturbed = true;
        ControlBlock caller = origin.loop.running();
        ControlBlock stack = caller == null ? block : caller.root;
        for (ControlBlock each = caller; each != null; each = each.parent) {
            if (each.instance() == block.instance()) {
                block.verdict = Failures.cannotEnter(block.task());
                return;
            }
        }
        block.parent = caller;
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        block.completion(done -> ended.complete(true));
        post(block, start);
        stack.crossing = new DeadlockProbe.Crossing(block, loop);
        try {
            origin.await(ended);
        } catch (RuntimeException e) {
            loop.post(new CancelMessage(block, block.task().id(), "its caller was ended"));
            throw e;
        } finally {
            stack.crossing = null;
        }
    }

    private void post(ControlBlock block, StartMessage start) {
        block.disturbed = true;
        block.state = ControlBlock.State.NEW;
        stamp(block);
        int limit = loop.settings().limits().queue();
        if (queued.incrementAndGet() > limit) {
            queued.decrementAndGet();
            throw Failures.rejected(block.task(),
                    "partition " + number + " has " + limit + " calls in its queue (limit.queue)");
        }
        loop.post(start);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        Thread self = Thread.currentThread();
        if (!isInside(self)) {
            LocalPartition inside = neighbours.insideOf(self);
            return inside != null ? inside.await(stage) : block(stage.toCompletableFuture());
        }
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (future.isDone()) {
            return block(future);
        }
        ControlBlock caller = loop.running();
        if (caller == null) {
            throw new IllegalStateException("partition " + number
                    + ": work on the run loop cannot wait for a stage that is not done");
        }
        if (!loop.suspension().takeWaker()) {
            throw Failures.rejected(caller.task(), "the guests of partition " + number + " wait for "
                    + loop.settings().limits().wakers() + " stages (limit.wakers)");
        }
        Wake<T> wake = Wake.on(future, loop, caller.root);
        loop.suspension().waitFor(wake);
        return wake.get();
    }

    private static <T> T block(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw Wake.unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    @Override
    public boolean cancel(long taskId) {
        ControlBlock block = loop.ledger().tasks().find(taskId);
        if (block == null) {
            return false;
        }
        loop.post(new CancelMessage(block, taskId, "on request"));
        return true;
    }

    @Override
    public int drain(ComponentInstance instance, Duration grace) {
        Drain drain = new Drain(loop, instance, grace, ticker.getAsLong() + grace.toNanos(), background);
        loop.post(drain);
        return await(drain.done());
    }

    @Override
    public void install(ActivePolicy policy, IntConsumer passed) {
        loop.post(new InstallMessage(policy, passed));
    }

    /** Asks the partition to end; its carrier does when no task is left. */
    void stop() {
        loop.post(new StopMessage());
    }
}
