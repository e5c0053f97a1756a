// SPDX-License-Identifier: Apache-2.0
package wrt.component.wave;

import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is written down: gives the elements of a list to each subscriber, as many as are asked for.
 *
 * <p>Concurrency: immutable; a subscription gives elements on the thread that asks.
 *
 * @param elements in order
 */
record ListPublisher(List<?> elements) implements Flow.Publisher<Object> {

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        subscriber.onSubscribe(new Reading(elements, subscriber));
    }

    private static final class Reading implements Flow.Subscription {

        private final List<?> elements;
        private Flow.@Nullable Subscriber<? super Object> subscriber;
        private int next;
        private long demand;
        private boolean giving;

        Reading(List<?> elements, Flow.Subscriber<? super Object> subscriber) {
            this.elements = elements;
            this.subscriber = subscriber;
        }

        @Override
        public synchronized void request(long n) {
            Flow.Subscriber<? super Object> to = subscriber;
            if (to == null) {
                return;
            }
            if (n <= 0) {
                subscriber = null;
                to.onError(new IllegalArgumentException("asked for " + n + " elements; at least 1 is right"));
                return;
            }
            demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
            if (!giving) {
                giving = true;
                give(to);
                giving = false;
            }
        }

        private void give(Flow.Subscriber<? super Object> to) {
            while (subscriber != null && demand > 0 && next < elements.size()) {
                demand--;
                to.onNext(elements.get(next++));
            }
            if (subscriber != null && next == elements.size()) {
                subscriber = null;
                to.onComplete();
            }
        }

        @Override
        public synchronized void cancel() {
            subscriber = null;
        }
    }
}
