// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.EndElement;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;
import wrt.component.async.CopyResult;

/**
 * Feeds a guest's stream from a publisher of the host, which is asked for a few elements ahead of what the guest reads.
 * When the guest drops its end, the subscription is cancelled; when the publisher completes or fails, the stream ends.
 *
 * <p>Concurrency: signals may come on any thread; the rest belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Stream State" ({@code WritableStreamEnd}).
 */
final class StreamFeed implements Flow.Subscriber<Object>, CopyEnd.Listener {

    private static final int AHEAD = 64;
    private static final int CHUNKS_AHEAD = 2;

    private final Store store;
    private final EndElement element;
    private final CopyEnd end;
    private final ArrayDeque<Object> queue = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable HostBuffer writing;
    private int asked;
    private boolean complete;
    private boolean over;

    private StreamFeed(Store store, EndElement element, CopyEnd end) {
        this.store = store;
        this.element = element;
        this.end = end;
    }

    /** The readable end of a new stream that a publisher feeds. */
    static CopyEnd of(Store store, EndElement element, Flow.Publisher<?> publisher) {
        CopyEnd readable = CopyEnd.stream(element.type());
        StreamFeed feed = new StreamFeed(store, element, readable.other());
        readable.other().heldByHost(feed);
        store.hostWork().begin();
        publisher.subscribe(feed);
        return readable;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        store.owner().execute(() -> {
            if (over || subscription != null) {
                newSubscription.cancel();
                return;
            }
            subscription = newSubscription;
            ask();
        });
    }

    @Override
    public void onNext(Object item) {
        store.owner().execute(() -> {
            asked--;
            if (over) {
                return;
            }
            try {
                check(item);
            } catch (IllegalArgumentException e) {
                stop();
                return;
            }
            queue.add(item);
            write();
        });
    }

    private void check(Object item) {
        if (!element.isBytes()) {
            element.check(item);
        } else if (!(item instanceof byte[])) {
            throw new IllegalArgumentException("a stream of u8 is made of byte[] chunks, found " + item.getClass());
        }
    }

    @Override
    public void onError(Throwable why) {
        onComplete();
    }

    @Override
    public void onComplete() {
        store.owner().execute(() -> {
            complete = true;
            write();
        });
    }

    private void ask() {
        Flow.Subscription source = subscription;
        int ahead = element.isBytes() ? CHUNKS_AHEAD : AHEAD;
        int more = ahead - asked - queue.size();
        if (source != null && !complete && more >= Math.max(1, ahead / 2)) {
            asked += more;
            source.request(more);
        }
    }

    private void write() {
        if (over || writing != null) {
            return;
        }
        if (queue.isEmpty()) {
            if (complete) {
                finish();
            }
            return;
        }
        writing = element.isBytes()
                ? new HostBuffer.OfBytes((byte[]) queue.remove())
                : new HostBuffer.OfValues(store.scopeOf(true), queue.toArray());
        if (!element.isBytes()) {
            queue.clear();
        }
        if (writing.remaining() == 0) {
            writing = null; // an empty chunk would only signal readiness
            write();
            return;
        }
        end.copy(0, writing, this);
    }

    @Override
    public void ended(CopyResult result, int progress) {
        HostBuffer written = writing;
        writing = null;
        if (written == null || over) {
            return;
        }
        if (result == CopyResult.DROPPED) {
            stop();
            return;
        }
        switch (written) {
            case HostBuffer.OfBytes bytes -> {
                if (bytes.remaining() > 0) {
                    queue.addFirst(bytes.rest());
                }
            }
            case HostBuffer.OfValues values -> {
                Object[] rest = values.rest();
                for (int i = rest.length - 1; i >= 0; i--) {
                    queue.addFirst(rest[i]);
                }
            }
        }
        ask();
        write();
    }

    private void stop() {
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        finish();
    }

    private void finish() {
        if (!over) {
            over = true;
            queue.clear();
            store.hostWork().end();
            end.abandon();
        }
    }
}
