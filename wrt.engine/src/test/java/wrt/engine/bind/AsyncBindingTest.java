// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wrt.api.component.ResultException;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.Param;
import wrt.component.ValType;

/** Async functions, streams and futures as Java interfaces have them, on both sides. */
class AsyncBindingTest {

    private static final ValType U32 = new ValType.U32();
    private static final ValType TEXT = new ValType.StringT();
    private static final ValType POINT = new ValType.RecordT(
            List.of(new ValType.Field("x", U32), new ValType.Field("y", U32)));
    private static final ValType COLOUR = new ValType.EnumT(List.of("red", "dark-blue"));
    private static final ValType SHAPE = new ValType.VariantT(
            List.of(new ValType.Case("dot", null), new ValType.Case("circle", U32)));

    /** A record as an element. */
    public record Point(long x, long y) {
    }

    /** An enum as an element. */
    public enum Colour {
        RED, DARK_BLUE
    }

    /** A variant as an element. */
    public sealed interface Shape {
        /** Without payload. */
        record Dot() implements Shape {
        }

        /** With one. */
        record Circle(long value) implements Shape {
        }
    }

    /** Every kind of asynchronous method. */
    public interface Work {
        CompletionStage<Long> relay(long ticks);

        CompletionStage<Point> where();

        CompletionStage<Void> nothing();

        CompletionStage<String> checked();

        CompletionStage<CompletionStage<Point>> later();

        Flow.Publisher<Point> points(Flow.Publisher<Point> points);

        Flow.Publisher<Colour> colours(Flow.Publisher<Colour> colours);

        Flow.Publisher<Shape> shapes(Flow.Publisher<? extends Shape> shapes);

        Flow.Publisher<Optional<String>> options(Flow.Publisher<Optional<String>> options);

        Flow.Publisher<List<Point>> lists(Flow.Publisher<List<Point>> lists);

        Flow.Publisher<Flow.Publisher<Point>> nested(Flow.Publisher<Flow.Publisher<Point>> streams);

        Flow.Publisher<byte[]> bytes(Flow.Publisher<byte[]> bytes);
    }

    /** Methods that do not fit. */
    public interface Wrong {
        CompletionStage<String> relay(long ticks);

        List<Point> points(Flow.Publisher<String> points);

        Flow.Publisher<Byte> bytes(Flow.Publisher<byte[]> bytes);
    }

    private final CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
    private final List<@Nullable Object> received = new ArrayList<>();

    private class Fake implements Export {

        private final String name;
        private final FuncType type;

        Fake(String name, FuncType type) {
            this.name = name;
            this.type = type;
        }

        @Override
        public String path() {
            return "test:work/work#" + name;
        }

        @Override
        public FuncType type() {
            return type;
        }

        @Override
        public boolean flat() {
            return false;
        }

        @Override
        public @Nullable Object call(@Nullable Object[] arguments) {
            return arguments[0]; // a stream that comes back as it is
        }

        @Override
        public CompletionStage<@Nullable Object> callAsync(@Nullable Object[] arguments) {
            received.addAll(List.of(arguments));
            return outcome;
        }

        @Override
        public FlatUse begin() {
            throw new UnsupportedOperationException();
        }
    }

    private static FuncType async(@Nullable ValType result, Param... params) {
        return new FuncType(List.of(params), result, true);
    }

    private ExportGroup group() {
        SequencedMap<String, Export> functions = new LinkedHashMap<>();
        Function<ValType, FuncType> through = element -> new FuncType(
                List.of(new Param("in", new ValType.StreamT(element))), new ValType.StreamT(element), false);
        functions.put("relay", new Fake("relay", async(U32, new Param("ticks", U32))));
        functions.put("where", new Fake("where", async(POINT)));
        functions.put("nothing", new Fake("nothing", async(null)));
        functions.put("checked", new Fake("checked", async(new ValType.ResultT(TEXT, TEXT))));
        functions.put("later", new Fake("later", async(new ValType.FutureT(POINT))));
        functions.put("points", new Fake("points", through.apply(POINT)));
        functions.put("colours", new Fake("colours", through.apply(COLOUR)));
        functions.put("shapes", new Fake("shapes", through.apply(SHAPE)));
        functions.put("options", new Fake("options", through.apply(new ValType.OptionT(TEXT))));
        functions.put("lists", new Fake("lists", through.apply(new ValType.ListT(POINT))));
        functions.put("nested", new Fake("nested", through.apply(new ValType.StreamT(POINT))));
        functions.put("bytes", new Fake("bytes", through.apply(new ValType.U8())));
        return new ExportGroup("work", "test:work/work", functions);
    }

    private Work work() {
        return TypedProxies.create(Work.class, group());
    }

    private static <T> Flow.Publisher<T> publisher(List<? extends T> elements) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            private boolean over;

            @Override
            public void request(long n) {
                if (!over) {
                    over = true;
                    for (T element : elements) {
                        subscriber.onNext(element);
                    }
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                over = true;
            }
        });
    }

    private static List<Object> all(Flow.Publisher<?> publisher) {
        List<Object> elements = new ArrayList<>();
        publisher.subscribe(new Flow.Subscriber<Object>() {
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
                elements.add(why);
            }

            @Override
            public void onComplete() {
                elements.add("end");
            }
        });
        return elements;
    }

    // ---- typed proxies ----

    @Test
    void anAsyncFunctionIsAStage() {
        CompletionStage<Long> relay = work().relay(7);
        assertThat(received).containsExactly(7L);
        outcome.complete(8L);
        assertThat(relay.toCompletableFuture()).isCompletedWithValue(8L);
    }

    @Test
    void itsResultIsConverted() {
        outcome.complete(RecordValue.of("x", 1L, "y", 2L));
        assertThat(work().where().toCompletableFuture()).isCompletedWithValue(new Point(1, 2));
        assertThat(work().nothing().toCompletableFuture()).isCompletedWithValue(null);
    }

    @Test
    void itsErrorCaseIsAResultException() {
        outcome.complete(ResultValue.error("no"));
        assertThat(work().checked().toCompletableFuture()).isCompletedExceptionally();
        assertThat(work().checked().toCompletableFuture().exceptionNow()).isInstanceOf(ResultException.class);
    }

    @Test
    void cancellingItsStageCancelsTheCall() {
        CompletableFuture<Long> relay = work().relay(7).toCompletableFuture();
        assertThat(relay.cancel(true)).isTrue();
        assertThat(outcome).isCancelled();
        assertThat(relay).isCompletedExceptionally();
        assertThat(relay.cancel(true)).isFalse();
    }

    @Test
    void aFutureIsAStageWhoseCancellationReachesTheComponent() {
        CompletableFuture<Object> written = new CompletableFuture<>();
        outcome.complete(written);
        CompletionStage<Point> later = work().later().toCompletableFuture().join();
        later.toCompletableFuture().cancel(true);
        assertThat(written).isCancelled();
    }

    @Test
    void aFuturesValueIsConverted() {
        outcome.complete(CompletableFuture.completedFuture(RecordValue.of("x", 3L, "y", 4L)));
        assertThat(work().later().toCompletableFuture().join().toCompletableFuture())
                .isCompletedWithValue(new Point(3, 4));
    }

    @Test
    void elementsOfEveryKindAreConvertedBothWays() {
        Work work = work();
        List<Point> points = List.of(new Point(1, 2), new Point(3, 4));
        assertThat(all(work.points(publisher(points)))).containsExactly(points.get(0), points.get(1), "end");
        assertThat(all(work.colours(publisher(List.of(Colour.DARK_BLUE))))).containsExactly(Colour.DARK_BLUE, "end");
        assertThat(all(work.shapes(publisher(List.of(new Shape.Dot(), new Shape.Circle(5))))))
                .containsExactly(new Shape.Dot(), new Shape.Circle(5), "end");
        assertThat(all(work.options(publisher(List.of(Optional.of("a"), Optional.<String>empty())))))
                .containsExactly(Optional.of("a"), Optional.empty(), "end");
        assertThat(all(work.lists(publisher(List.of(points))))).containsExactly(points, "end");
        byte[] chunk = {1, 2};
        assertThat(all(work.bytes(publisher(List.of(chunk))))).containsExactly(chunk, "end");
        List<Object> streams = all(work.nested(publisher(List.of(publisher(points)))));
        assertThat(all((Flow.Publisher<?>) streams.getFirst())).containsExactly(points.get(0), points.get(1), "end");
    }

    @Test
    void elementsArriveInTheFormOfTheComponent() {
        Object[] seen = new Object[1];
        Flow.Publisher<?> shapes = work().shapes(publisher(List.of(new Shape.Circle(5))));
        assertThat(all(shapes).getFirst()).isEqualTo(new Shape.Circle(5));
        SequencedMap<String, Export> functions = new LinkedHashMap<>();
        functions.put("shapes", new Fake("shapes", group().functions().get("shapes").type()) {
            @Override
            public Object call(Object[] arguments) {
                seen[0] = all((Flow.Publisher<?>) arguments[0]).getFirst();
                return publisher(List.of());
            }
        });
        TypedProxies.create(OnlyShapes.class, new ExportGroup("work", "test:work/work", functions))
                .shapes(publisher(List.of(new Shape.Circle(5))));
        assertThat(seen[0]).isEqualTo(new VariantValue("circle", 5L));
    }

    /** One of them. */
    public interface OnlyShapes {
        Flow.Publisher<Shape> shapes(Flow.Publisher<Shape> shapes);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void anElementThatDoesNotFitIsAnErrorOfTheStream() {
        Flow.Publisher<Point> wrong = (Flow.Publisher) publisher(List.of("no point"));
        assertThat(all(work().points(wrong))).singleElement().isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> TypedProxies.create(Wrong.class, group())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relay, result")
                .hasMessageContaining("points, parameter in")
                .hasMessageContaining("bytes, result")
                .hasMessageContaining("Flow.Publisher of byte[]");
    }

    // ---- host functions ----

    /** A host whose only function answers as it is told. */
    public static final class Host {
        @Nullable
        CompletionStage<Long> answer = new CompletableFuture<>();

        public @Nullable CompletionStage<Long> relay(long ticks) {
            return answer;
        }
    }

    private final Host host = new Host();

    private CompletableFuture<?> ask(ValType result) {
        SequencedMap<String, ExternType> exports = new LinkedHashMap<>();
        exports.put("relay", new ExternType.Func(async(result, new Param("ticks", U32))));
        HostFunctions functions = new HostFunctions(host, "test:host/timer",
                new ExternType.Instance(new InstanceType(exports, List.of())), new HostResources());
        assertThat(functions.misfits()).isEmpty();
        return ((CompletionStage<?>) functions.call(new GuestCall() {
            @Override
            public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
                throw new AssertionError("an async function is not waited for");
            }
        }, "relay", new Object[]{7L})).toCompletableFuture();
    }

    @Test
    void aPendingStageIsPending() {
        assertThat(ask(U32)).isNotDone();
    }

    @Test
    void aStageGivesItsValueOnce() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        host.answer = answer;
        CompletableFuture<?> result = ask(U32);
        answer.complete(1L);
        answer.complete(2L);
        assertThat(result.join()).isEqualTo(1L);
    }

    @Test
    void aFailedStageNamesTheMethod() {
        host.answer = CompletableFuture.failedFuture(new IllegalStateException("no power"));
        assertThat(ask(U32).exceptionNow()).isInstanceOf(HostFailure.class)
                .hasMessageContainingAll("Host.relay failed", "no power");
    }

    @Test
    void aValueThatDoesNotFitNamesTheType() {
        host.answer = CompletableFuture.completedFuture(-1L);
        assertThat(ask(U32).exceptionNow()).hasMessageContainingAll("Host.relay", "u32", "-1");
        host.answer = CompletableFuture.completedFuture(null);
        assertThat(ask(U32).exceptionNow()).hasMessageContainingAll("Host.relay", "u32", "null");
    }

    @Test
    void aNullStageIsAFailure() {
        host.answer = null;
        assertThatThrownBy(() -> ask(U32)).isInstanceOf(HostFailure.class)
                .hasMessageContainingAll("Host.relay", "null instead of a stage");
    }

    @Test
    void theErrorCaseMayComeLater() {
        host.answer = CompletableFuture.failedFuture(new ResultException("too late"));
        assertThat(ask(new ValType.ResultT(U32, TEXT)).join()).isEqualTo(ResultValue.error("too late"));
    }

    @Test
    void aGuestThatGivesUpCancelsTheHostsStage() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        host.answer = answer;
        CompletableFuture<?> result = ask(U32);
        result.cancel(true);
        assertThat(answer).isCancelled();
        assertThat(result).isCompletedExceptionally();
    }
}
