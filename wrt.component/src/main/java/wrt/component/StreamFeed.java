// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.EndElement;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;
import wrt.component.async.CopyResult;

/**
 * Feeds a guest's stream from a publisher of the host, which is asked for a few elements ahead of what the guest reads and
 * may not give more. When the guest drops its end, the subscription is cancelled; when the publisher completes, fails or
 * breaks the rules, the stream ends, as a stream cannot carry an error; a failure is reported.
 *
 * <p>Concurrency: signals may come on any thread; the rest belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Stream State" ({@code WritableStreamEnd}); Reactive Streams 1.0.4.
 */
final class StreamFeed implements Flow.Subscriber<Object>, CopyEnd.Listener {

    private static final int AHEAD = 64;
    private static final int CHUNKS_AHEAD = 2;

    private final Store store;
    private final EndElement element;
    private final CopyEnd end;
    private final String user;
    private final ArrayDeque<Object> queue = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable HostBuffer writing;
    private int asked;
    private boolean complete;
    private boolean over;

    // What follows from a signal or the end of a copy happens in one loop, however deep those are nested.
    private boolean proceeding;
    private boolean again;

    private StreamFeed(Store store, EndElement element, CopyEnd end, String user) {
        this.store = store;
        this.element = element;
        this.end = end;
        this.user = user;
    }

    /**
     * The readable end of a new stream that a publisher feeds.
     *
     * @param user who gets it, for messages
     */
    static CopyEnd of(Store store, EndElement element, Flow.Publisher<?> publisher, String user) {
        CopyEnd readable = CopyEnd.stream(element.type());
        StreamFeed feed = new StreamFeed(store, element, readable.other(), user);
        readable.other().heldByHost(feed);
        store.hostWork().begin();
        try {
            publisher.subscribe(feed);
        } catch (RuntimeException e) {
            feed.fail("could not be subscribed to", e);
        }
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
            proceed();
        });
    }

    @Override
    public void onNext(Object item) {
        store.owner().execute(() -> {
            if (over || complete) {
                return;
            }
            if (asked == 0) {
                fail("gave an element that it was not asked for", null);
                return;
            }
            asked--;
            try {
                check(item);
            } catch (IllegalArgumentException e) {
                fail("gave a wrong element: " + e.getMessage(), e);
                return;
            }
            queue.add(element.hasType() ? item : HostBuffer.UNIT);
            proceed();
        });
    }

    private void check(@Nullable Object item) {
        if (!element.isBytes()) {
            element.check(item);
        } else if (!(item instanceof byte[])) {
            throw new IllegalArgumentException("expected a byte[], as a stream of u8 is made of chunks, found "
                    + (item == null ? "null" : item + " (" + item.getClass().getSimpleName() + ")"));
        }
    }

    @Override
    public void onError(Throwable why) {
        store.owner().execute(() -> {
            if (!over && !complete) {
                store.report(title() + " failed; the component sees the end of the stream", why);
                complete = true;
                proceed();
            }
        });
    }

    @Override
    public void onComplete() {
        store.owner().execute(() -> {
            complete = true;
            proceed();
        });
    }

    private void proceed() {
        again = true;
        if (proceeding) {
            return;
        }
        proceeding = true;
        try {
            while (again && !over) {
                again = false;
                ask();
                write();
            }
        } finally {
            proceeding = false;
        }
    }

    private void ask() {
        Flow.Subscription source = subscription;
        int ahead = element.isBytes() ? CHUNKS_AHEAD : AHEAD;
        int more = ahead - asked - queue.size();
        if (source != null && !complete && more >= Math.max(1, ahead / 2)) {
            asked += more;
            try {
                source.request(more);
            } catch (RuntimeException e) {
                fail("could not be asked for elements", e);
            }
        }
    }

    private void write() {
        while (!over && writing == null) {
            if (queue.isEmpty()) {
                if (complete) {
                    finish();
                }
                return;
            }
            HostBuffer next = next();
            if (next.remaining() > 0) { // an empty chunk would only signal readiness
                writing = next;
                Throwable failure = HostCopy.begin(end, next);
                if (failure != null) {
                    fail("gave elements that could not be written", failure);
                }
            }
        }
    }

    private HostBuffer next() {
        if (element.isBytes()) {
            return new HostBuffer.OfBytes((byte[]) queue.remove());
        }
        HostBuffer all = new HostBuffer.OfValues(store.scopeOf(true), queue.toArray());
        queue.clear();
        return all;
    }

    @Override
    public void ended(CopyResult result, int progress) {
        HostBuffer written = writing;
        writing = null;
        if (written == null || over) {
            return;
        }
        if (result == CopyResult.DROPPED) {
            otherGone();
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
        proceed();
    }

    @Override
    public void otherGone() {
        if (!over) {
            finish();
            cancelSource();
        }
    }

    private void fail(String what, @Nullable Throwable why) {
        if (!over) {
            finish();
            cancelSource();
            store.report(title() + " " + what + "; the component sees the end of the stream", why);
        }
    }

    private String title() {
        return "the publisher that " + user + " reads as a stream";
    }

    private void cancelSource() {
        Flow.Subscription source = subscription;
        if (source != null) {
            try {
                source.cancel();
            } catch (RuntimeException e) {
                store.report(title() + " could not be cancelled", e);
            }
        }
    }

    private void finish() {
        over = true;
        queue.clear();
        store.hostWork().end();
        end.abandon();
    }
}
