// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import wrt.api.async.AsyncCanonical;
import wrt.api.async.AsyncCanonicalLift;
import wrt.api.async.AsyncCanonicalLower;
import wrt.api.async.AsyncCanonicalState;
import wrt.api.async.AsyncExecutionEngine;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallOptions;
import wrt.api.component.CancellationOutcome;
import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;
import wrt.api.engine.TaskInfo;

/** Asynchronous components as services: stages, publishers and subscribers on the Java side, thousands of calls at once. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AsyncComponentsTest {

    private static final int CALLS = 10_000;
    private static final long SECONDS = 60;
    private static final String TIMER = "flow:worker/timer@0.1.0";

    /** The host's timer, whose answers the tests give. */
    public static final class Timer {

        final Queue<CompletableFuture<Long>> asked = new ConcurrentLinkedQueue<>();

        /** Answers some time. */
        public CompletionStage<Long> delay(long ticks) {
            CompletableFuture<Long> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }
    }

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private AsyncExecutionEngine engine;

    @Inject
    private Engine tasks;

    private final Timer timer = new Timer();
    private Vehicle components;
    private ServiceRegistration<?> service;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(AsyncComponentsTest.class);
    }

    @Before
    public void begin() {
        components = new Vehicle(context, deployer);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ComponentProperties.HOST_INTERFACE, TIMER);
        service = context.registerService(Object.class, timer, properties);
    }

    @After
    public void end() {
        components.clear();
        service.unregister();
    }

    private WasmComponent deploy(String name, String path) {
        deployer.deploy(name, Examples.bytes("async/" + path + ".wasm"));
        return components.service(name);
    }

    private static CompletableFuture<Object> begin(WasmComponent component, String export, Object... arguments) {
        return component.callAsync(CallOptions.DEFAULT, export, arguments).toCompletableFuture();
    }

    private static <T> T get(CompletionStage<T> call) throws Exception {
        return call.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    public void tenThousandCallsWaitAtTheSameTime() throws Exception {
        Hashtable<String, Object> limits = new Hashtable<>();
        limits.put("limit.tasks", 2 * CALLS);
        limits.put("limit.tasks.component", 2 * CALLS);
        limits.put("limit.queue", 2 * CALLS);
        configurations.getConfiguration("wrt.engine", "?").update(limits);
        WasmComponent waiter = deploy("waiter", "text/waiter");
        List<CompletableFuture<Object>> values = new ArrayList<>();
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            values.add(new CompletableFuture<>());
            calls.add(begin(waiter, "wait", values.get(i)));
        }
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        for (int i = CALLS - 1; i >= 0; i--) {
            values.get(i).complete((long) i);
        }
        for (int i = 0; i < CALLS; i++) {
            assertThat(get(calls.get(i))).isEqualTo((long) i);
        }
    }

    @Test
    public void aPendingHostFunctionStallsNobody() throws Exception {
        WasmComponent worker = deploy("worker", "worker/worker");
        CompletableFuture<Object> relay = begin(worker, "relay", 7L);
        Await.until("the timer is asked", () -> timer.asked.size() == 1);

        assertThat(worker.call("double", 21L)).isEqualTo(42L);
        assertThat(worker.call("active")).isEqualTo(1L);
        assertThat(relay).isNotDone();

        timer.asked.remove().complete(7L);
        assertThat(get(relay)).isEqualTo(8L);
        assertThat(worker.call("active")).isEqualTo(0L);
    }

    @Test
    public void aCancelledStageCancelsTheCall() {
        WasmComponent worker = deploy("worker", "worker/worker");
        CompletableFuture<Object> relay = begin(worker, "relay", 7L);
        Await.until("the timer is asked", () -> timer.asked.size() == 1);

        relay.cancel(true);
        CompletableFuture<Long> asked = timer.asked.remove();
        Await.until("the call has ended", () -> {
            asked.complete(7L); // a host function that does not stop by itself answers too late
            return Long.valueOf(0).equals(worker.call("active"));
        });
        assertThat(worker.call("double", 2L)).isEqualTo(4L);
    }

    @Test
    public void streamsArePublishersAndSubscribers() throws Exception {
        WasmComponent worker = deploy("worker", "worker/worker");
        SubmissionPublisher<Object> input = new SubmissionPublisher<>();
        CompletableFuture<Object> flip = begin(worker, "flip", input);
        Await.until("the component reads", () -> input.hasSubscribers());
        Flow.Publisher<?> output = (Flow.Publisher<?>) get(flip);
        Text text = new Text();
        output.subscribe(text);
        for (int i = 0; i < 1000; i++) {
            input.submit("Hello World ".getBytes(StandardCharsets.US_ASCII));
        }
        input.close();
        assertThat(text.whole.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("hELLO\0wORLD\0".repeat(1000));
        Await.until("the call has ended", () -> Long.valueOf(0).equals(worker.call("active")));
    }

    @Test
    public void aFutureIsAStageThatOutlivesItsCall() throws Exception {
        WasmComponent worker = deploy("worker", "worker/worker");
        CompletableFuture<?> later = ((CompletionStage<?>) get(begin(worker, "later", 9L))).toCompletableFuture();
        Await.until("the timer is asked", () -> timer.asked.size() == 1);
        assertThat(later).isNotDone();

        timer.asked.remove().complete(9L);
        assertThat(later.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(9L);
    }

    @Test
    public void aCallIsFollowedFromItsStartToItsEnd() throws Exception {
        deploy("worker", "worker/worker");
        AsyncCanonical<Object> call = engine.callAsyncFunction("worker", "later", 9L);
        AsyncCanonical<Object> value = engine.lift("worker", "later").asyncLift(call);
        assertThat(get(call.result())).isInstanceOf(CompletionStage.class);
        Await.until("the timer is asked", () -> timer.asked.size() == 1);

        assertThat(call.state()).isEqualTo(new AsyncCanonicalState.Completed(false));
        assertThat(tasks.tasks()).singleElement().extracting(TaskInfo::state).isEqualTo("returned");
        assertThat(value.state()).isEqualTo(new AsyncCanonicalState.InProgress(tasks.tasks().getFirst().id()));

        timer.asked.remove().complete(9L);
        assertThat(get(value.result())).isEqualTo(9L);
        get(call.finished());
        assertThat(call.state()).isEqualTo(new AsyncCanonicalState.Completed(true));
    }

    @Test
    public void theOutcomeOfACancellationIsTold() throws Exception {
        deploy("worker", "worker/worker");
        AsyncCanonical<Object> relay = engine.callAsyncFunction("worker", "relay", 7L);
        Await.until("the timer is asked", () -> timer.asked.size() == 1);
        assertThat(relay.state()).isInstanceOf(AsyncCanonicalState.InProgress.class);

        assertThat(get(relay.cancel())).isEqualTo(CancellationOutcome.BEFORE_RETURNED);
        assertThat(relay.state()).isInstanceOfSatisfying(AsyncCanonicalState.Failed.class,
                failed -> assertThat(failed.error()).isInstanceOf(CallCancelledException.class));
        assertThat(timer.asked.remove()).isCancelled();

        AsyncCanonical<Object> twice = engine.callAsyncFunction("worker", "double", 7L);
        assertThat(get(twice.result())).isEqualTo(14L);
        assertThat(get(twice.cancel())).isEqualTo(CancellationOutcome.TOO_LATE);
    }

    @Test
    public void whatIsCompleteIsKnownBefore() {
        deploy("worker", "worker/worker");
        deploy("waiter", "text/waiter");
        AsyncCanonicalLower<Object> wait = engine.lower("waiter", "wait");
        AsyncCanonicalLift active = engine.lift("worker", "active");
        CompletableFuture<Object> value = new CompletableFuture<>();

        assertThat(wait.canLowerSync(value)).isFalse();
        value.complete(1L);
        assertThat(wait.canLowerSync(value)).isTrue();
        assertThatThrownBy(() -> wait.canLowerSync(7L)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CompletionStage");
        assertThat(active.canLiftSync()).isTrue();
        assertThat(engine.lift("worker", "relay").canLiftSync()).isFalse();
        assertThatThrownBy(() -> engine.lower("wrker", "relay")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waiter, worker");
    }

    @Test
    public void twoDeploymentsStreamToEachOther() throws Exception {
        deploy("producer", "source/producer");
        WasmComponent consumer = deploy("consumer", "source/consumer");
        assertSums(consumer);
    }

    @Test
    public void theSameTwoAsOneComponent() throws Exception {
        assertSums(deploy("composed", "source/composed"));
    }

    private static void assertSums(WasmComponent consumer) throws Exception {
        assertThat(get(begin(consumer, "bytes", 10_000L)))
                .isEqualTo(LongStream.range(0, 10_000).map(i -> i % 251).sum());
        assertThat(get(begin(consumer, "samples", 500L)))
                .isEqualTo(LongStream.range(0, 500).map(i -> i * i % 1000).sum());
    }

    /** Collects bytes as text. */
    private static final class Text implements Flow.Subscriber<Object> {

        final CompletableFuture<String> whole = new CompletableFuture<>();
        private final StringBuilder parts = new StringBuilder();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            subscription.request(1);
        }

        @Override
        public void onNext(Object chunk) {
            parts.append(new String((byte[]) chunk, StandardCharsets.US_ASCII));
            subscription.request(1);
        }

        @Override
        public void onError(Throwable why) {
            whole.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            whole.complete(parts.toString());
        }
    }
}
