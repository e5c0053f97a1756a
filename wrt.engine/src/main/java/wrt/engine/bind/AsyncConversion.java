// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wrt.component.ValType;

/**
 * Streams and futures as methods of Java interfaces have them: publishers and completion stages, whose elements are
 * converted one by one. A {@code stream<u8>} is a publisher of {@code byte[]} chunks.
 *
 * <p>Concurrency: immutable.
 */
final class AsyncConversion {

    private AsyncConversion() {
    }

    static Conversion stream(ValType.StreamT wit, Type java, Conversions conversions) throws Misfit {
        if (JavaType.boxed(java) != Flow.Publisher.class) {
            throw Misfit.of(wit, java);
        }
        ValType element = wit.element();
        Type elements = JavaType.argument(java, 0);
        if (element instanceof ValType.U8) {
            if (elements != byte[].class && elements != Object.class) {
                throw Misfit.of(wit, java);
            }
            return Conversion.SAME;
        }
        Conversion each = element == null ? Conversion.SAME : conversions.of(element, elements);
        return new Conversion() {
            @Override
            public @Nullable Object toWit(@Nullable Object value) {
                return converted(value, each::toWit);
            }

            @Override
            public @Nullable Object toJava(@Nullable Object value) {
                return converted(value, each::toJava);
            }
        };
    }

    static Conversion future(ValType.FutureT wit, Type java, Conversions conversions) throws Misfit {
        if (JavaType.boxed(java) != CompletionStage.class) {
            throw Misfit.of(wit, java);
        }
        ValType element = wit.element();
        Conversion value = element == null ? Conversion.SAME : conversions.of(element, JavaType.argument(java, 0));
        return new Conversion() {
            @Override
            public @Nullable Object toWit(@Nullable Object stage) {
                return stage instanceof CompletionStage<?> known ? DerivedStage.ofResult(known, value::toWit) : stage;
            }

            @Override
            public @Nullable Object toJava(@Nullable Object stage) {
                return stage instanceof CompletionStage<?> known ? DerivedStage.ofResult(known, value::toJava) : stage;
            }
        };
    }

    private static @Nullable Object converted(@Nullable Object value, UnaryOperator<@Nullable Object> each) {
        return value instanceof Flow.Publisher<?> publisher ? new Converted(publisher, each) : value;
    }

    /** A publisher whose elements are converted; an element that does not fit cancels it and is an error. */
    private record Converted(Flow.Publisher<?> source, UnaryOperator<@Nullable Object> each)
            implements
                Flow.Publisher<Object> {

        @Override
        public void subscribe(Flow.Subscriber<? super Object> subscriber) {
            source.subscribe(new ConvertingSubscriber(subscriber, each));
        }
    }

    private static final class ConvertingSubscriber implements Flow.Subscriber<Object> {

        private final Flow.Subscriber<? super Object> to;
        private final UnaryOperator<@Nullable Object> each;
        private Flow.@Nullable Subscription subscription;
        private boolean over;

        ConvertingSubscriber(Flow.Subscriber<? super Object> to, UnaryOperator<@Nullable Object> each) {
            this.to = to;
            this.each = each;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            to.onSubscribe(newSubscription);
        }

        @Override
        public void onNext(Object item) {
            if (over) {
                return;
            }
            Object converted;
            try {
                converted = each.apply(item);
            } catch (RuntimeException e) { // what does not fit, or is no such object at all
                Flow.Subscription source = subscription;
                if (source != null) {
                    source.cancel();
                }
                onError(e);
                return;
            }
            to.onNext(converted);
        }

        @Override
        public void onError(Throwable why) {
            if (!over) {
                over = true;
                to.onError(why);
            }
        }

        @Override
        public void onComplete() {
            if (!over) {
                over = true;
                to.onComplete();
            }
        }
    }
}
