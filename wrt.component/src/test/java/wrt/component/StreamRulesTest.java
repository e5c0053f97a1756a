// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Publishers and stages of the host that feed a guest, and subscribers that listen to one: also those that misbehave. */
class StreamRulesTest {

    private final Loop loop = new Loop();
    private final List<String> reports = new ArrayList<>();
    private final List<CompletableFuture<Object>> delays = new ArrayList<>();
    private final ComponentInstance worker = new Linker()
            .define("flow:worker/timer@0.1.0", HostInstance.builder().function("delay", (call, args) -> {
                CompletableFuture<Object> answer = new CompletableFuture<>();
                delays.add(answer);
                return answer;
            }).build()).instantiate(loop.store(), AsyncExamples.load("worker/worker"));

    StreamRulesTest() {
        loop.store().reportThrough((what, why) -> reports.add(what + (why == null ? "" : " | " + why)));
    }

    private Task begin(String function, Object... args) {
        Task task = loop.begin(worker.function(function), args);
        loop.drain();
        return task;
    }

    private Object call(String function, Object... args) {
        Task task = begin(function, args);
        assertThat(task.failure()).isNull();
        assertThat(task.isResolved()).isTrue();
        return task.result();
    }

    private long active() {
        return (Long) call("active");
    }

    /** A publisher that does what it is told, whatever was asked for. */
    private static final class Manual implements Flow.Publisher<Object>, Flow.Subscription {

        private Flow.Subscriber<? super Object> subscriber;
        private long requested;
        private boolean cancelled;

        @Override
        public void subscribe(Flow.Subscriber<? super Object> newSubscriber) {
            subscriber = newSubscriber;
            newSubscriber.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** A subscriber that asks when it is told to. */
    private static final class Probe implements Flow.Subscriber<Object> {

        private Flow.Subscription subscription;
        private final List<Object> elements = new ArrayList<>();
        private String end = "";

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
        }

        @Override
        public void onNext(Object item) {
            elements.add(item);
        }

        @Override
        public void onError(Throwable why) {
            end += "error: " + why.getMessage();
        }

        @Override
        public void onComplete() {
            end += "complete";
        }
    }

    private Probe flipped(Flow.Publisher<?> input) {
        Probe probe = new Probe();
        ((Flow.Publisher<?>) call("flip", input)).subscribe(probe);
        loop.drain();
        return probe;
    }

    // ---- the host's publisher ----

    @Test
    void aPublisherIsAskedForNoMoreThanAFewElementsAhead() {
        Manual source = new Manual();
        begin("sum-numbers", source);
        assertThat(source.requested).isEqualTo(64);
        source.subscriber.onNext(1L);
        loop.drain();
        assertThat(source.requested).isEqualTo(64);
        LongStream.range(0, 40).forEach(source.subscriber::onNext);
        loop.drain();
        assertThat(source.requested).isBetween(96L, 105L);
    }

    @Test
    void whatWasNotAskedForEndsTheStream() {
        Manual source = new Manual();
        Task task = begin("sum-numbers", source);
        LongStream.range(0, 2000).forEach(each -> source.subscriber.onNext(1L));
        loop.drain();
        assertThat(source.cancelled).isTrue();
        assertThat(task.isResolved()).isTrue();
        assertThat(reports).singleElement().asString().contains("worker", "sum-numbers", "not asked for");
    }

    @Test
    void aFailingPublisherEndsTheStreamAndIsReportedOnce() {
        Manual source = new Manual();
        Task task = begin("sum-numbers", source);
        source.subscriber.onNext(3L);
        source.subscriber.onError(new IllegalStateException("sensor gone"));
        source.subscriber.onError(new IllegalStateException("again"));
        loop.drain();
        assertThat(task.result()).isEqualTo(3L);
        assertThat(reports).singleElement().asString().contains("sum-numbers", "sensor gone", "end of the stream");
    }

    @Test
    void aWrongElementIsNamedAndEndsTheStream() {
        Object[] wrongOnes = {"three", -1L, null};
        String[] found = {"String", "-1", "null"};
        for (int i = 0; i < wrongOnes.length; i++) {
            Object wrong = wrongOnes[i];
            reports.clear();
            Manual source = new Manual();
            Task task = begin("sum-numbers", source);
            source.subscriber.onNext(wrong);
            loop.drain();
            assertThat(source.cancelled).isTrue();
            assertThat(task.result()).isEqualTo(0L);
            assertThat(reports).singleElement().asString().contains("wrong element", "u32", found[i]);
        }
    }

    @Test
    void aStreamOfBytesTakesChunks() {
        for (Object wrong : new Object[]{7L, (byte) 7, null}) {
            reports.clear();
            Manual source = new Manual();
            begin("sum-bytes", source);
            source.subscriber.onNext(wrong);
            loop.drain();
            assertThat(source.cancelled).isTrue();
            assertThat(reports).singleElement().asString().contains("byte[]", String.valueOf(wrong));
        }
    }

    @Test
    void aPublisherThatCannotBeSubscribedToIsAnEmptyStream() {
        Flow.Publisher<Object> broken = subscriber -> {
            throw new IllegalStateException("closed");
        };
        assertThat(call("sum-numbers", broken)).isEqualTo(0L);
        assertThat(reports).singleElement().asString().contains("could not be subscribed to", "closed");
        assertThat(loop.store().awaitsHost()).isFalse();
    }

    @Test
    void aPublisherThatThrowsWhenAskedIsAnEmptyStream() {
        Flow.Publisher<Object> broken = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                throw new IllegalStateException("closed");
            }

            @Override
            public void cancel() {
                throw new IllegalStateException("closed, too");
            }
        });
        assertThat(call("sum-numbers", broken)).isEqualTo(0L);
        assertThat(loop.store().awaitsHost()).isFalse();
    }

    @Test
    void signalsAfterTheEndAreIgnored() {
        Manual source = new Manual();
        Task task = begin("sum-numbers", source);
        source.subscriber.onNext(2L);
        source.subscriber.onComplete();
        source.subscriber.onNext(5L);
        source.subscriber.onError(new IllegalStateException("late"));
        source.subscriber.onComplete();
        loop.drain();
        assertThat(task.result()).isEqualTo(2L);
        assertThat(reports).isEmpty();
    }

    @Test
    void aSecondSubscriptionIsCancelled() {
        Manual source = new Manual();
        begin("sum-numbers", source);
        Manual second = new Manual();
        source.subscriber.onSubscribe(second);
        loop.drain();
        assertThat(second.cancelled).isTrue();
        assertThat(second.requested).isZero();
        assertThat(source.cancelled).isFalse();
    }

    @Test
    void aPublisherThatAnswersAtOnceNeedsNoDeepStack() {
        int chunks = 20_000;
        int[] given = new int[1];
        Flow.Publisher<Object> source = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                for (long i = 0; i < n && given[0] < chunks; i++) {
                    given[0]++;
                    subscriber.onNext(new byte[]{1});
                    if (given[0] == chunks) {
                        subscriber.onComplete();
                    }
                }
            }

            @Override
            public void cancel() {
                given[0] = chunks;
            }
        });
        Loop direct = new Loop();
        direct.store().runAsOwnerThrough(Runnable::run); // as when the publisher is on the partition's own thread
        ComponentInstance here = new Linker()
                .define("flow:worker/timer@0.1.0",
                        HostInstance.builder().function("delay", (call, args) -> args[0]).build())
                .instantiate(direct.store(), AsyncExamples.load("worker/worker"));
        Task task = direct.begin(here.function("sum-bytes"), source);
        direct.drain();
        assertThat(task.failure()).isNull();
        assertThat(task.result()).isEqualTo((long) chunks);
    }

    @Test
    void otherThreadsMaySignal() throws Exception {
        Manual source = new Manual();
        Task task = begin("sum-numbers", source);
        for (int i = 0; i < 50; i++) {
            long value = i;
            java.lang.Thread signaller = java.lang.Thread.ofVirtual()
                    .start(() -> source.subscriber.onNext(value));
            signaller.join();
        }
        source.subscriber.onComplete();
        loop.drain();
        assertThat(task.result()).isEqualTo(1225L);
    }

    @Test
    void aGuestThatDropsItsEndCancelsTheSubscriptionAtOnce() {
        Manual source = new Manual();
        Probe probe = flipped(source);
        probe.subscription.cancel(); // flip gives up when nobody reads
        source.subscriber.onNext(new byte[]{65});
        loop.drain();
        assertThat(active()).isZero();
        assertThat(source.cancelled).isTrue();
    }

    // ---- the host's stage ----

    @Test
    void aFailedStageEndsWhoWaitsForItAndIsReported() {
        ComponentInstance waiter = new Linker().instantiate(loop.store(), AsyncExamples.load("text/waiter"));
        CompletableFuture<Object> value = new CompletableFuture<>();
        Task task = loop.begin(waiter.function("wait"), value);
        loop.drain();
        value.completeExceptionally(new IllegalStateException("sensor gone"));
        loop.drain();
        assertThat(task.failure()).hasMessageContainingAll("wait", "future", "sensor gone");
        assertThat(reports).singleElement().asString().contains("sensor gone");
        assertThat(loop.store().awaitsHost()).isFalse();
    }

    @Test
    void aStageWithAWrongValueEndsWhoWaitsForIt() {
        Object[] wrongOnes = {"three", null, -1L};
        String[] found = {"String", "null", "-1"};
        for (int i = 0; i < wrongOnes.length; i++) {
            Object wrong = wrongOnes[i];
            ComponentInstance waiter = new Linker().instantiate(loop.store(), AsyncExamples.load("text/waiter"));
            Task task = loop.begin(waiter.function("wait"), CompletableFuture.completedFuture(wrong));
            loop.drain();
            assertThat(task.failure()).hasMessageContainingAll("wrong value", "u32", found[i]);
        }
    }

    // ---- the host's subscriber ----

    private Manual chunks(Probe[] probe) {
        Manual source = new Manual();
        probe[0] = flipped(source);
        return source;
    }

    @Test
    void aSubscriberGetsWhatItAskedForAndNoMore() {
        Probe[] probe = new Probe[1];
        Manual source = chunks(probe);
        source.subscriber.onNext(new byte[]{65});
        source.subscriber.onNext(new byte[]{66});
        loop.drain();
        assertThat(probe[0].elements).isEmpty();
        probe[0].subscription.request(1);
        loop.drain();
        assertThat(probe[0].elements).hasSize(1);
        source.subscriber.onNext(new byte[]{67});
        loop.drain();
        assertThat(probe[0].elements).hasSize(1);
    }

    @Test
    void theEndIsToldWithoutDemand() {
        Probe[] probe = new Probe[1];
        chunks(probe).subscriber.onComplete();
        loop.drain();
        assertThat(probe[0].end).isEqualTo("complete");
    }

    @Test
    void theFailureOfTheGuestIsToldWithoutDemand() {
        Probe[] probe = new Probe[1];
        chunks(probe);
        failWorker();
        assertThat(probe[0].end).contains("error: the component that wrote the stream failed", "timer broke");
    }

    @Test
    void theFailureOfTheGuestIsToldToWhoWaitsForAnElement() {
        Probe[] probe = new Probe[1];
        chunks(probe);
        probe[0].subscription.request(5);
        failWorker();
        assertThat(probe[0].end).contains("error: the component that wrote the stream failed", "timer broke");
    }

    @Test
    void whoSubscribesAfterwardsIsToldToo() {
        Manual source = new Manual();
        Flow.Publisher<?> output = (Flow.Publisher<?>) call("flip", source);
        failWorker();
        Probe late = new Probe();
        output.subscribe(late);
        loop.drain();
        assertThat(late.end).contains("timer broke");
        assertThat(source.cancelled).isTrue();
        assertThat(loop.store().awaitsHost()).isFalse();
    }

    private void failWorker() {
        begin("relay", 1L);
        delays.getFirst().completeExceptionally(new IllegalStateException("timer broke"));
        loop.drain();
    }

    @Test
    void aSubscriberThatThrowsIsCancelledAndReported() {
        Manual source = new Manual();
        int[] seen = new int[1];
        ((Flow.Publisher<?>) call("flip", source)).subscribe(new Flow.Subscriber<Object>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(10);
            }

            @Override
            public void onNext(Object item) {
                seen[0]++;
                throw new IllegalStateException("cannot take it");
            }

            @Override
            public void onError(Throwable why) {
                throw new AssertionError(why);
            }

            @Override
            public void onComplete() {
                throw new AssertionError("complete");
            }
        });
        loop.drain();
        source.subscriber.onNext(new byte[]{65});
        loop.drain();
        source.subscriber.onNext(new byte[]{66});
        loop.drain();
        assertThat(seen[0]).isEqualTo(1);
        assertThat(reports).singleElement().asString().contains("cannot take it", "cancelled");
        assertThat(source.cancelled).isTrue();
        assertThat(active()).isZero();
    }

    @Test
    void askingForNothingIsAnError() {
        for (long wrong : new long[]{0, -1}) {
            Probe[] probe = new Probe[1];
            chunks(probe);
            probe[0].subscription.request(wrong);
            loop.drain();
            assertThat(probe[0].end).contains("error", "at least 1");
        }
    }

    @Test
    void aSecondSubscriberIsRefused() {
        Manual source = new Manual();
        Flow.Publisher<?> output = (Flow.Publisher<?>) call("flip", source);
        Probe first = new Probe();
        Probe second = new Probe();
        output.subscribe(first);
        output.subscribe(second);
        loop.drain();
        assertThat(second.end).contains("error", "read once");
        assertThat(first.end).isEmpty();
    }

    @Test
    void demandIsAddedUp() {
        Probe[] probe = new Probe[1];
        Manual source = chunks(probe);
        probe[0].subscription.request(Long.MAX_VALUE);
        probe[0].subscription.request(Long.MAX_VALUE);
        IntStream.range(0, 2).forEach(i -> source.subscriber.onNext(new byte[]{65}));
        loop.drain();
        assertThat(probe[0].elements).isNotEmpty();
        assertThat(probe[0].end).isEmpty();
    }

    @Test
    void aFutureOfAGuestThatFailsFails() {
        CompletionStage<?> later = (CompletionStage<?>) call("later", 1L);
        delays.getFirst().completeExceptionally(new IllegalStateException("timer broke"));
        loop.drain();
        Consumer<Throwable> check = why -> assertThat(why).hasMessageContainingAll("component", "timer broke");
        assertThat(later.toCompletableFuture().isCompletedExceptionally()).isTrue();
        check.accept(later.toCompletableFuture().exceptionNow());
    }
}
