// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.EndElement;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;
import wrt.component.async.CopyResult;

/**
 * A stream that a guest handed to the host, as a publisher for one subscriber. Elements are read from the guest only as
 * far as they are asked for; a stream of bytes comes in chunks, one for each that is asked for. The end of the stream is
 * signalled whether or not something was asked for: as completion when the guest dropped its end, as an error when the
 * guest failed.
 *
 * <p>Concurrency: subscriber and subscription may be used by any thread; signals come one after the other on the store's
 * executor for callbacks.
 *
 * <p>Source: Component Model, CanonicalABI, "Stream State" ({@code ReadableStreamEnd}); Reactive Streams 1.0.4.
 */
final class GuestStream implements Flow.Publisher<Object>, Flow.Subscription, CopyEnd.Listener {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int ELEMENTS = 1024;

    private final Store store;
    private final EndElement element;
    private final CopyEnd end;
    private final Executor signals;

    // All below belongs to the owner of the store.
    private Flow.@Nullable Subscriber<? super Object> subscriber;
    private @Nullable HostBuffer buffer;
    private long demand;
    private boolean taken;
    private boolean over;

    // Set by the subscriber's thread: nothing is signalled any more, whatever is under way.
    private volatile boolean cancelled;

    GuestStream(Store store, EndElement element, CopyEnd end) {
        this.store = store;
        this.element = element;
        this.end = end;
        this.signals = new SerialExecutor(store.callbacks());
        store.hostWork().begin();
        end.heldByHost(this);
        if (end.isOtherGone()) {
            finish();
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> newSubscriber) {
        Objects.requireNonNull(newSubscriber);
        store.owner().execute(() -> {
            if (taken) {
                signals.execute(() -> {
                    newSubscriber.onSubscribe(Refused.INSTANCE);
                    newSubscriber.onError(new IllegalStateException(
                            "a stream of a component can be read once, and this one was taken already"));
                });
                return;
            }
            taken = true;
            subscriber = newSubscriber;
            signal(to -> to.onSubscribe(this));
            if (over) {
                signalEnd();
            }
        });
    }

    /** The subscription of whom nothing is given. */
    private enum Refused implements Flow.Subscription {
        INSTANCE;

        @Override
        public void request(long n) {
            // Nothing comes.
        }

        @Override
        public void cancel() {
            // Nothing to stop.
        }
    }

    /** Takes the end back, so that another guest of the store can have it; null if the host has begun to read. */
    @Nullable
    CopyEnd handOn(Store to) {
        if (taken || to != store) {
            return null;
        }
        taken = true;
        finish();
        end.heldByHost(null);
        return end;
    }

    @Override
    public void request(long n) {
        store.owner().execute(() -> {
            if (n <= 0) {
                fail(new IllegalArgumentException("a subscriber asked for " + n + " elements; at least 1 is right"));
                return;
            }
            demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
            read();
        });
    }

    @Override
    public void cancel() {
        cancelled = true;
        store.owner().execute(this::stop);
    }

    private void stop() {
        if (!over) {
            finish();
            end.abandon();
        }
    }

    private void fail(Throwable why) {
        if (!over) {
            stop();
            signal(to -> to.onError(why));
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            store.hostWork().end();
        }
    }

    private void read() {
        if (over || buffer != null || demand == 0) {
            return;
        }
        HostBuffer next = element.isBytes()
                ? new HostBuffer.OfBytes(new byte[CHUNK_BYTES])
                : new HostBuffer.OfValues(store.scopeOf(true), new Object[(int) Math.min(demand, ELEMENTS)]);
        buffer = next;
        Throwable failure = HostCopy.begin(end, next);
        if (failure != null) {
            buffer = null;
            fail(failure);
        }
    }

    @Override
    public void ended(CopyResult result, int progress) {
        HostBuffer full = buffer;
        buffer = null;
        if (full == null || over) {
            return;
        }
        if (progress > 0) {
            publish(full);
        }
        if (result == CopyResult.DROPPED) {
            otherGone();
        } else {
            read();
        }
    }

    @Override
    public void otherGone() {
        if (!over) {
            stop();
            signalEnd();
        }
    }

    private void signalEnd() {
        Throwable why = end.other().failure();
        if (why == null) {
            signal(Flow.Subscriber::onComplete);
        } else {
            signal(to -> to.onError(
                    new IllegalStateException("the component that wrote the stream failed: " + why.getMessage(), why)));
        }
    }

    private void publish(HostBuffer full) {
        switch (full) {
            case HostBuffer.OfBytes bytes -> {
                demand--;
                byte[] chunk = bytes.moved();
                signal(to -> to.onNext(chunk));
            }
            case HostBuffer.OfValues values -> {
                Object[] moved = values.moved();
                demand -= demand == Long.MAX_VALUE ? 0 : moved.length;
                for (Object value : moved) {
                    signal(to -> to.onNext(value));
                }
            }
        }
    }

    private void signal(Consumer<Flow.Subscriber<? super Object>> what) {
        Flow.Subscriber<? super Object> to = subscriber;
        if (to == null) {
            return;
        }
        signals.execute(() -> {
            if (cancelled) {
                return;
            }
            try {
                what.accept(to);
            } catch (RuntimeException e) {
                cancel();
                store.report("a subscriber of a component's stream threw, so its subscription was cancelled: "
                        + to.getClass().getName(), e);
            }
        });
    }
}
