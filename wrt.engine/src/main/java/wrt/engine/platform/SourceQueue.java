// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.EventQueue;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Sources that one thread waits for. What happened stands here; the sleep is the system's.
 *
 * <p>Concurrency: its monitor guards the sources. The sink is called outside of it, so it may use the queue.
 */
public final class SourceQueue implements EventQueue {

    private sealed interface Source {
        /** How often it happened up to now, and forgets it. */
        long take(long now);

        /** The next moment at which it happens by the clock. */
        default long due() {
            return Long.MAX_VALUE;
        }

        default void end() {
        }
    }

    private static final class User implements Source {
        private boolean ready;

        @Override
        public long take(long now) {
            boolean was = ready;
            ready = false;
            return was ? 1 : 0;
        }
    }

    private record Clocked(Expirations expirations) implements Source {
        @Override
        public long take(long now) {
            return expirations.take(now);
        }

        @Override
        public long due() {
            return expirations.due();
        }
    }

    private record Watched(Sleeper.Watch watch) implements Source {
        @Override
        public long take(long now) {
            return watch.isReady() ? 1 : 0;
        }

        @Override
        public void end() {
            watch.end();
        }
    }

    private record Ready(long token, long count) {
    }

    private final Sleeper sleeper;
    private final ObjectLimit limit;
    private final Map<Long, Source> sources = new LinkedHashMap<>();
    private boolean wakeup;
    private boolean closed;

    SourceQueue(Sleeper sleeper, ObjectLimit limit) {
        this.sleeper = sleeper;
        this.limit = limit;
    }

    @Override
    public synchronized void addUser(long token) {
        checkFree(token);
        sources.put(token, new User());
    }

    @Override
    public synchronized void trigger(long token) {
        checkOpen();
        if (!(sources.get(token) instanceof User user)) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is no user event");
        }
        user.ready = true;
        sleeper.wake();
    }

    @Override
    public synchronized void addTimer(long token, long firstNanos, long periodNanos) {
        Clocked clocked = new Clocked(new Expirations(firstNanos, periodNanos));
        if (!(sources.get(token) instanceof Clocked)) {
            checkFree(token);
        }
        sources.put(token, clocked);
        sleeper.wake();
    }

    @Override
    public synchronized void addDescriptor(long token, int descriptor, Interest interest) {
        checkFree(token);
        sources.put(token, new Watched(sleeper.watch(descriptor, interest)));
        sleeper.wake();
    }

    @Override
    public synchronized boolean remove(long token) {
        Source source = sources.remove(token);
        if (source != null) {
            source.end();
        }
        return source != null;
    }

    @Override
    public int await(Sink sink, long deadlineNanos) {
        List<Ready> ready = null;
        while (ready == null) {
            ready = readyOrSleep(deadlineNanos);
        }
        ready.forEach(each -> sink.event(each.token(), each.count()));
        return ready.size();
    }

    /** What is ready, none if the wait is to end without; null after a sleep. */
    private @Nullable List<Ready> readyOrSleep(long deadlineNanos) {
        long until = deadlineNanos;
        synchronized (this) {
            checkOpen();
            List<Ready> ready = ready(System.nanoTime());
            if (!ready.isEmpty() || wakeup || Deadline.passed(deadlineNanos)) {
                wakeup = false;
                return ready;
            }
            for (Source source : sources.values()) {
                until = Deadline.earlier(until, source.due());
            }
            sleeper.expect();
        }
        try {
            sleeper.sleep(until);
        } finally {
            synchronized (this) {
                sleeper.done();
            }
        }
        return null;
    }

    private List<Ready> ready(long now) {
        List<Ready> ready = new ArrayList<>();
        sources.forEach((token, source) -> {
            long count = source.take(now);
            if (count > 0) {
                ready.add(new Ready(token, count));
            }
        });
        return ready;
    }

    @Override
    public synchronized void wakeup() {
        wakeup = true;
        sleeper.wake();
    }

    private void checkFree(long token) {
        checkOpen();
        if (sources.containsKey(token)) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is taken");
        }
    }

    private void checkOpen() {
        if (closed) {
            throw UseGuard.closed("the event queue");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            sources.values().forEach(Source::end);
            sources.clear();
            sleeper.wake();
        }
        sleeper.close();
        limit.giveBack();
    }
}
