// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** Streams of the host: what it gives to guests, and what it takes from them. */
final class Sources {

    private Sources() {
    }

    /** Gives the elements as they are asked for, and ends. */
    static Flow.Publisher<Object> of(Object... elements) {
        return new Source(List.of(elements), true);
    }

    /** Gives the elements as they are asked for, and does not end. */
    static Source open(Object... elements) {
        return new Source(List.of(elements), false);
    }

    /** A publisher that remembers. */
    static final class Source implements Flow.Publisher<Object> {

        private final List<Object> elements;
        private final boolean ends;
        private Flow.Subscriber<? super Object> subscriber;
        private boolean cancelled;

        Source(List<Object> elements, boolean ends) {
            this.elements = new ArrayList<>(elements);
            this.ends = ends;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Object> newSubscriber) {
            subscriber = newSubscriber;
            newSubscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    for (long i = 0; i < n && !elements.isEmpty() && !cancelled; i++) {
                        newSubscriber.onNext(elements.removeFirst());
                    }
                    if (ends && elements.isEmpty() && !cancelled) {
                        cancelled = true;
                        newSubscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }
            });
        }

        boolean isCancelled() {
            return cancelled;
        }

        void next(Object element) {
            subscriber.onNext(element);
        }

        void fail(Throwable why) {
            subscriber.onError(why);
        }
    }

    /** A subscriber that asks for all and remembers what came. */
    static final class Sink implements Flow.Subscriber<Object> {

        final List<Object> elements = new ArrayList<>();
        private final boolean cancels;
        private Flow.Subscription subscription;
        private boolean complete;
        private Throwable error;

        private Sink(boolean cancels) {
            this.cancels = cancels;
        }

        static Sink of(Object publisher) {
            return new Sink(false).subscribedTo(publisher);
        }

        /** One that wants nothing. */
        static Sink cancelling(Object publisher) {
            return new Sink(true).subscribedTo(publisher);
        }

        private Sink subscribedTo(Object publisher) {
            ((Flow.Publisher<?>) publisher).subscribe(this);
            return this;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            if (cancels) {
                subscription.cancel();
            } else {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Object item) {
            elements.add(item);
        }

        @Override
        public void onError(Throwable why) {
            error = why;
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        void cancel() {
            subscription.cancel();
        }

        boolean isComplete() {
            return complete;
        }

        Throwable error() {
            return error;
        }
    }
}
