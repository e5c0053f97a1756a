// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Asynchronous components of foreign toolchains: calls that wait, streams, futures, cancellation, composition. */
class AsyncExamplesTest {

    private final Loop loop = new Loop();
    private final List<CompletableFuture<Object>> delays = new ArrayList<>();

    private ComponentInstance worker() {
        return new Linker().define("flow:worker/timer@0.1.0", HostInstance.builder().function("delay", (call, args) -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            delays.add(answer);
            return answer;
        }).build()).instantiate(loop.store(), AsyncExamples.load("worker/worker"));
    }

    private ComponentInstance plain(String path) {
        return new Linker().instantiate(loop.store(), AsyncExamples.load(path));
    }

    private Object call(ComponentInstance instance, String function, Object... args) {
        Task task = loop.begin(instance.function(function), args);
        loop.drain();
        assertThat(task.failure()).as(function).isNull();
        assertThat(task.isResolved()).as(function).isTrue();
        return task.result();
    }

    /** A publisher of the given elements, as many at a time as are asked for. */
    private static Flow.Publisher<Object> publisher(List<?> elements) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            private int next;
            private boolean over;

            @Override
            public void request(long n) {
                for (long i = 0; i < n && next < elements.size() && !over; i++) {
                    subscriber.onNext(elements.get(next++));
                }
                if (next == elements.size() && !over) {
                    over = true;
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                over = true;
            }
        });
    }

    /** Takes all there is. */
    private static final class Collector implements Flow.Subscriber<Object> {

        private final List<Object> elements = new ArrayList<>();
        private boolean complete;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {
            elements.add(item);
        }

        @Override
        public void onError(Throwable why) {
            throw new AssertionError(why);
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }

    @Test
    void aCallThatNeverWaitsReturnsAtOnce() {
        assertThat(call(worker(), "double", 21L)).isEqualTo(42L);
        assertThat(call(plain("text/immediate"), "add", 2L, 3L)).isEqualTo(5L);
    }

    @Test
    void aCallWaitsForAnAsyncHostFunction() {
        ComponentInstance worker = worker();
        Task task = loop.begin(worker.function("relay"), 7L);
        loop.drain();
        assertThat(task.isResolved()).isFalse();
        assertThat(call(worker, "active")).isEqualTo(1L);
        delays.getFirst().complete(7L);
        loop.drain();
        assertThat(task.result()).isEqualTo(8L);
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void tenThousandCallsWaitAtTheSameTime() {
        ComponentInstance worker = worker();
        List<Task> tasks = IntStream.range(0, 10_000)
                .mapToObj(i -> loop.begin(worker.function("relay"), (long) i)).toList();
        loop.drain();
        assertThat(call(worker, "active")).isEqualTo(10_000L);
        for (int i = delays.size() - 1; i >= 0; i--) {
            delays.get(i).complete((long) i);
        }
        loop.drain();
        assertThat(tasks).extracting(Task::result).isEqualTo(LongStream.range(1, 10_001).boxed().toList());
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void aCancelledCallEndsWithoutAResult() {
        ComponentInstance worker = worker();
        Task task = loop.begin(worker.function("relay"), 7L);
        loop.drain();
        task.requestCancellation();
        loop.drain();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.wasStarted()).isTrue();
        assertThat(task.isEnded()).isTrue();
        assertThat(task.result()).isNull();
        assertThat(task.failure()).isNull();
        assertThat(delays.getFirst()).as("the host is told that nobody waits").isCancelled();
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void aCancellationAfterTheResultIsTooLate() {
        ComponentInstance worker = worker();
        Task task = loop.begin(worker.function("relay"), 7L);
        delays.getFirst().complete(7L);
        loop.drain();
        task.requestCancellation();
        loop.drain();
        assertThat(task.isCancelled()).isFalse();
        assertThat(task.result()).isEqualTo(8L);
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void streamsOfTheHostAreReadToTheirEnd() {
        ComponentInstance worker = worker();
        List<byte[]> chunks = List.of(new byte[]{1, 2, 3}, new byte[0], new byte[]{(byte) 255}, new byte[10_000]);
        assertThat(call(worker, "sum-bytes", publisher(chunks))).isEqualTo(261L);
        assertThat(call(worker, "sum-numbers", publisher(LongStream.range(0, 5000).boxed().toList())))
                .isEqualTo(12_497_500L);
        assertThat(call(worker, "sum-numbers", publisher(List.of()))).isEqualTo(0L);
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void aCallThatReturnedGoesOnStreaming() {
        ComponentInstance worker = worker();
        Object flipped = call(worker, "flip", publisher(List.of("Hello ".getBytes(), "WORLD".getBytes())));
        assertThat(call(worker, "active")).isEqualTo(1L);
        Collector collector = new Collector();
        ((Flow.Publisher<?>) flipped).subscribe(collector);
        loop.drain();
        StringBuilder text = new StringBuilder();
        collector.elements.forEach(chunk -> text.append(new String((byte[]) chunk)));
        assertThat(text.toString()).isEqualTo("hELLO\0world");
        assertThat(collector.complete).isTrue();
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void aDroppedStreamEndsWhoWritesIt() {
        ComponentInstance worker = worker();
        Object flipped = call(worker, "flip", publisher(List.of("Hello ".getBytes())));
        ((Flow.Publisher<?>) flipped).subscribe(new Flow.Subscriber<Object>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
            }

            @Override
            public void onNext(Object item) {
                throw new AssertionError(item);
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
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void aFutureOfAGuestIsACompletionStage() {
        ComponentInstance worker = worker();
        CompletionStage<?> later = (CompletionStage<?>) call(worker, "later", 9L);
        assertThat(later.toCompletableFuture()).isNotDone();
        delays.getFirst().complete(9L);
        loop.drain();
        assertThat(later.toCompletableFuture().join()).isEqualTo(9L);
        assertThat(call(worker, "active")).isEqualTo(0L);
    }

    @Test
    void aCallWithAStackOfItsOwnBlocksInTheMiddle() {
        ComponentInstance reader = plain("reader/reader");
        assertThat(call(reader, "sum", publisher(List.of(new byte[]{1, 2}, new byte[5000], new byte[]{3}))))
                .isEqualTo(6L);
        CompletableFuture<Object> value = new CompletableFuture<>();
        Task waiting = loop.begin(reader.function("next"), value);
        Task other = loop.begin(reader.function("next"), CompletableFuture.completedFuture(1L));
        loop.drain();
        assertThat(other.result()).isEqualTo(2L);
        assertThat(waiting.isResolved()).isFalse();
        value.complete(41L);
        loop.drain();
        assertThat(waiting.result()).isEqualTo(42L);
    }

    @Test
    void aWaiterWaitsForAFutureOfTheHost() {
        ComponentInstance waiter = plain("text/waiter");
        CompletableFuture<Object> value = new CompletableFuture<>();
        Task task = loop.begin(waiter.function("wait"), value);
        loop.drain();
        assertThat(task.isResolved()).isFalse();
        value.complete(5L);
        loop.drain();
        assertThat(task.result()).isEqualTo(5L);
    }

    @Test
    void componentsStreamToEachOtherInsideOfOne() {
        assertThat(call(plain("text/pump"), "pump", 100L)).isEqualTo(100L * 65536);
        assertThat(call(plain("text/numbers"), "sum", 1000L)).isEqualTo(500_500L);
        ComponentInstance composed = plain("source/composed");
        assertThat(call(composed, "bytes", 1000L)).isEqualTo(bytes(1000));
        assertThat(call(composed, "samples", 500L)).isEqualTo(samples(500));
        assertThat(call(composed, "samples", 0L)).isEqualTo(0L);
    }

    @Test
    void componentsStreamToEachOtherAcrossALink() {
        ComponentInstance producer = plain("source/producer");
        ComponentInstance consumer = new Linker()
                .define("flow:source/source@0.1.0",
                        HostInstance.of(producer, "flow:source/source@0.1.0", ComponentCaller.direct()))
                .instantiate(loop.store(), AsyncExamples.load("source/consumer"));
        assertThat(call(consumer, "bytes", 1000L)).isEqualTo(bytes(1000));
        assertThat(call(consumer, "samples", 500L)).isEqualTo(samples(500));
    }

    private static long bytes(long count) {
        return LongStream.range(0, count).map(i -> i % 251).sum();
    }

    private static long samples(long count) {
        return LongStream.range(0, count).map(i -> i * i % 1000).sum();
    }
}
