// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import wrt.component.Choice;
import wrt.component.Component;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.ComponentTrapException;
import wrt.component.Feature;
import wrt.component.Features;
import wrt.component.HostInstance;
import wrt.component.Linker;
import wrt.component.Loop;
import wrt.component.StoreLimits;
import wrt.component.Task;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/**
 * Guests that use the asynchronous built-ins in any order and with any handles trap or go on. Whatever they did, the host
 * is told of every call, every stream and every future how it ended, and nothing of them is left.
 */
final class AsyncTarget {

    private static final int CALLS = 12;
    private static final long FUEL = 200_000;

    /** What the host's function answers on purpose. */
    private static final class HostFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The guest used up its fuel. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Component component = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()),
            new Features(EnumSet.allOf(Feature.class)), ComponentLimits.defaults()).load(AsyncGuest.component());

    /** One run: its calls, and what the host has open. */
    private static final class Run {
        final Random random;
        final Loop loop;
        final List<Task> tasks = new ArrayList<>();
        final List<CompletableFuture<Object>> pending = new ArrayList<>();
        final List<Reader> readers = new ArrayList<>();
        final List<Flow.Subscriber<? super Object>> written = new ArrayList<>();

        Run(Random random) {
            this.random = random;
            loop = new Loop(Choice.random(random.nextLong()), m -> {
                throw new Exhausted();
            }, new StoreLimits(64, 1 << 20));
            loop.store().reportThrough((what, why) -> assertThat(what).isNotEmpty());
        }

        Object peer(Object[] args) {
            take(args[1]);
            take(args[2]);
            switch (random.nextInt(8)) {
                case 0 -> throw new HostFailure();
                case 1 -> {
                    return CompletableFuture.failedFuture(new HostFailure());
                }
                case 2, 3, 4 -> {
                    CompletableFuture<Object> later = new CompletableFuture<>();
                    pending.add(later);
                    return later;
                }
                default -> {
                    return CompletableFuture.completedFuture(5L);
                }
            }
        }

        /** An end that a guest gave away: read, dropped, or held on to. */
        void take(Object end) {
            if (end instanceof Flow.Publisher<?> publisher && random.nextInt(4) != 0) {
                Reader reader = new Reader(random.nextInt(6));
                readers.add(reader);
                publisher.subscribe(reader);
            } else if (end instanceof CompletableFuture<?> future && random.nextBoolean()) {
                future.cancel(true);
            }
        }

        Object publisher() {
            int chunks = random.nextInt(4);
            boolean ends = random.nextBoolean();
            return (Flow.Publisher<Object>) subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                {
                    written.add(subscriber);
                }

                private int sent;

                @Override
                public void request(long n) {
                    for (long i = 0; i < n && sent < chunks; i++) {
                        sent++;
                        subscriber.onNext(new byte[sent * 7]);
                    }
                    if (sent == chunks && ends) {
                        sent++;
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {
                    sent = chunks + 1;
                }
            });
        }

        Object future() {
            CompletableFuture<Object> future = new CompletableFuture<>();
            if (random.nextBoolean()) {
                future.complete("text");
            } else {
                pending.add(future);
            }
            return future;
        }
    }

    /** Reads so many chunks and cancels then; 5 stands for all. */
    private static final class Reader implements Flow.Subscriber<Object> {
        private final int chunks;
        private Flow.Subscription subscription;
        private int seen;
        private boolean over;

        Reader(int chunks) {
            this.chunks = chunks;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            assertThat(subscription).isNull();
            subscription = newSubscription;
            if (chunks == 0) {
                over = true;
                subscription.cancel();
            } else {
                subscription.request(chunks == 5 ? Long.MAX_VALUE : chunks);
            }
        }

        @Override
        public void onNext(Object item) {
            assertThat(over).as("a signal after the end").isFalse();
            assertThat(item).isInstanceOf(byte[].class);
            assertThat(chunks == 5 || ++seen <= chunks).as("no more than was asked for").isTrue();
        }

        /** It has what it asked for; whether there is more is told to those only who ask. */
        boolean isContent() {
            return seen == chunks;
        }

        @Override
        public void onError(Throwable why) {
            over = true;
        }

        @Override
        public void onComplete() {
            assertThat(over).as("a signal after the end").isFalse();
            over = true;
        }
    }

    /** Whether no call failed. */
    boolean run(Random random) {
        Run run = new Run(random);
        Loop loop = run.loop;
        loop.store().meter().refill(FUEL);
        ComponentInstance instance = new Linker().define("peer", (call, args) -> run.peer(args))
                .instantiate(loop.store(), component);
        begin(run, instance, "load1", script(random));
        begin(run, instance, "load2", script(random));
        for (int calls = 1 + random.nextInt(CALLS); calls > 0 && !instance.poisoned(); calls--) {
            step(run, instance);
            assertThat(loop.store().currentThread()).isNull();
        }
        boolean clean = run.tasks.stream().allMatch(t -> t.failure() == null);
        finish(run, instance);
        run.tasks.forEach(AsyncTarget::check);
        return clean;
    }

    private static void step(Run run, ComponentInstance instance) {
        Random random = run.random;
        int which = 1 + random.nextInt(2);
        run.loop.store().meter().refill(FUEL);
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                begin(run, instance, "a" + which, (long) random.nextInt(100), run.publisher(), run.future());
            case 3, 4 -> begin(run, instance, "b" + which);
            case 5 -> begin(run, instance, "c" + which, 7L);
            case 6 -> {
                if (!run.tasks.isEmpty()) {
                    run.tasks.get(random.nextInt(run.tasks.size())).requestCancellation();
                }
            }
            default -> {
                if (!run.pending.isEmpty()) {
                    CompletableFuture<Object> answer = run.pending.remove(random.nextInt(run.pending.size()));
                    if (random.nextInt(4) == 0) {
                        answer.completeExceptionally(new HostFailure());
                    } else {
                        answer.complete(random.nextBoolean() ? (Object) 9L : "text");
                    }
                }
            }
        }
        if (random.nextBoolean()) {
            run.loop.drain();
        }
    }

    private static void begin(Run run, ComponentInstance instance, String name, Object... args) {
        Task task = run.loop.begin(instance.function(name), args);
        run.tasks.add(task);
        if (task.isResolved() && task.failure() == null && task.result() instanceof Flow.Publisher<?> publisher) {
            run.take(publisher);
        }
    }

    /** Whatever is open ends; then nothing is left. */
    private static void finish(Run run, ComponentInstance instance) {
        run.loop.store().meter().refill(FUEL);
        run.loop.drain();
        instance.close();
        run.loop.drain();
        run.pending.forEach(answer -> answer.cancel(true));
        run.written.forEach(Flow.Subscriber::onComplete);
        run.loop.drain();
        assertThat(run.loop.store().currentThread()).isNull();
        assertThat(run.loop.store().waiting()).as("threads that wait in an instance that was closed").isEmpty();
        assertThatThrownBy(() -> {
            Task late = run.loop.begin(instance.function("c1"), 1L);
            throw late.failure();
        }).hasMessageContaining("cannot enter component instance");
        run.tasks.forEach(
                t -> assertThat(t.isResolved() || t.failure() != null).as("a call that nobody ended").isTrue());
        run.readers.forEach(r -> assertThat(r.over || r.isContent()).as("a stream that nobody ended").isTrue());
    }

    private static void check(Task task) {
        switch (task.failure()) {
            case null -> {
                // A result, or cancelled.
            }
            case TrapException e -> assertThat(e.kind()).isNotEqualTo(TrapKind.INTERNAL);
            case ComponentTrapException e -> assertThat(e.getMessage()).isNotEmpty();
            case HostFailure e -> assertThat(e).isNotNull();
            case Exhausted e -> assertThat(e).isNotNull();
            case IllegalStateException e when e.getMessage().contains("future") ->
                assertThat(e).isNotNull(); // one that is never written
            case Throwable e when String.valueOf(e.getMessage()).contains("u32") -> assertThat(e).isNotNull();
            case Throwable e -> throw new AssertionError("a call failed with " + e, e);
        }
    }

    private static byte[] script(Random random) {
        int length = 4 * (64 + random.nextInt(1024));
        ByteBuffer script = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (script.hasRemaining()) {
            script.putInt(random.nextInt(16) == 0 ? random.nextInt(8) : random.nextInt());
        }
        return script.array();
    }
}
