// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;

/**
 * Async functions, streams and futures of a component written in JavaScript, through a typed interface.
 *
 * <p>Its {@code .wasm} is not committed: without the file that {@code examples/async/script/build.sh} makes where Node.js
 * is installed, these tests are skipped.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ScriptTest {

    private static final Path FILE = Path.of(System.getProperty("wrt.script", "script.wasm"));
    private static final long SECONDS = 60;

    /** {@code flow:script/text@0.1.0}. */
    public interface Text {
        CompletionStage<String> greet(String name);

        CompletionStage<Flow.Publisher<String>> shout(Flow.Publisher<String> words);

        CompletionStage<Long> sum(Flow.Publisher<byte[]> bytes);

        CompletionStage<CompletionStage<Long>> later(long value);

        CompletionStage<Long> next(CompletionStage<Long> value);
    }

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    private Vehicle components;
    private Text text;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(ScriptTest.class);
    }

    @Before
    public void deploy() throws IOException {
        Assume.assumeTrue(FILE + " was not built", Files.exists(FILE));
        components = new Vehicle(context, deployer);
        deployer.deploy("script", Files.readAllBytes(FILE));
        WasmComponent script = components.service("script");
        text = script.as(Text.class);
    }

    @After
    public void end() {
        if (components != null) {
            components.clear();
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    public void anAsyncFunctionIsAStage() throws Exception {
        assertThat(get(text.greet("WRT"))).isEqualTo("hello, WRT");
        List<CompletionStage<String>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(text.greet("caller " + i));
        }
        for (int i = 0; i < calls.size(); i++) {
            assertThat(get(calls.get(i))).isEqualTo("hello, caller " + i);
        }
    }

    @Test
    public void futuresGoBothWays() throws Exception {
        assertThat(get(get(text.later(21)))).isEqualTo(42L);
        CompletableFuture<Long> value = new CompletableFuture<>();
        CompletionStage<Long> next = text.next(value);
        value.complete(6L);
        assertThat(get(next)).isEqualTo(7L);
    }

    @Test
    public void streamsGoBothWays() throws Exception {
        SubmissionPublisher<String> words = new SubmissionPublisher<>();
        CompletionStage<Flow.Publisher<String>> shout = text.shout(words);
        Words heard = new Words();
        get(shout).subscribe(heard);
        Await.until("the component reads", words::hasSubscribers);
        List.of("stop", "the", "train").forEach(words::submit);
        words.close();
        assertThat(heard.all.get(SECONDS, TimeUnit.SECONDS)).containsExactly("STOP", "THE", "TRAIN");
    }

    @Test
    public void bytesAreReadToTheirEnd() throws Exception {
        SubmissionPublisher<byte[]> bytes = new SubmissionPublisher<>();
        CompletionStage<Long> sum = text.sum(bytes);
        Await.until("the component reads", bytes::hasSubscribers);
        for (int i = 0; i < 100; i++) {
            bytes.submit(new byte[]{1, 2, 3});
        }
        bytes.close();
        assertThat(get(sum)).isEqualTo(600L);
    }

    /** Takes one word after the other. */
    private static final class Words implements Flow.Subscriber<String> {

        final CompletableFuture<List<String>> all = new CompletableFuture<>();
        private final List<String> words = new ArrayList<>();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            subscription.request(1);
        }

        @Override
        public void onNext(String word) {
            words.add(word);
            subscription.request(1);
        }

        @Override
        public void onError(Throwable why) {
            all.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            all.complete(words);
        }
    }
}
