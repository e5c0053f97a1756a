// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Streams and futures as text. */
class WaveStreamTest {

    private static final ValType FUTURE = new ValType.FutureT(new ValType.U32());
    private static final ValType STREAM = new ValType.StreamT(new ValType.StringT());
    private static final ValType BYTES = new ValType.StreamT(new ValType.U8());

    private static List<Object> read(Object publisher, long first) {
        List<Object> signals = new ArrayList<>();
        ((Flow.Publisher<?>) publisher).subscribe(new Flow.Subscriber<Object>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription newSubscription) {
                subscription = newSubscription;
                subscription.request(first);
            }

            @Override
            public void onNext(Object item) {
                signals.add(item);
                subscription.request(1);
            }

            @Override
            public void onError(Throwable why) {
                signals.add(why.getMessage());
            }

            @Override
            public void onComplete() {
                signals.add("end");
            }
        });
        return signals;
    }

    @Test
    void aFutureIsGivenAsItsValue() {
        assertThat(((CompletableFuture<?>) Wave.parse("7", FUTURE)).join()).isEqualTo(7L);
        assertThatThrownBy(() -> Wave.parse("x", FUTURE)).isInstanceOf(WaveException.class);
    }

    @Test
    void aStreamIsGivenAsAList() {
        Object stream = Wave.parse("[\"a\", \"b\"]", STREAM);
        assertThat(read(stream, 1)).containsExactly("a", "b", "end");
        assertThat(read(stream, Long.MAX_VALUE)).as("once more").containsExactly("a", "b", "end");
        assertThat(read(stream, 0).getFirst().toString()).contains("at least 1");
        assertThat(read(Wave.parse("[]", STREAM), 1)).containsExactly("end");
        assertThatThrownBy(() -> Wave.parse("a", STREAM)).isInstanceOf(WaveException.class);
    }

    @Test
    void aStreamOfBytesIsOneChunk() {
        assertThat(read(Wave.parse("[1, 255]", BYTES), 1)).containsExactly(new byte[]{1, -1}, "end");
    }

    @Test
    void aResultIsWrittenAsItsType() {
        assertThat(Wave.print(Wave.parse("[]", STREAM), STREAM)).isEqualTo("<stream<string>>");
        assertThat(Wave.print(Wave.parse("1", FUTURE), FUTURE)).isEqualTo("<future<u32>>");
    }

    @Test
    void aComponentReadsThem() {
        Store store = Store.synchronous(256);
        ComponentInstance reader = new Linker().instantiate(store, AsyncExamples.load("reader/reader"));
        assertThat(reader.function("sum").call(Wave.parse("[1, 2, 3]", BYTES))).isEqualTo(6L);
        assertThat(reader.function("next").call(Wave.parse("41", FUTURE))).isEqualTo(42L);
    }
}
