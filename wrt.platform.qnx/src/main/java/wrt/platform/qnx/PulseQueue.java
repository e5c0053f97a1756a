// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.EventQueue;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * User events and timers that one thread waits for on a port.
 *
 * <p>Concurrency: its monitor guards the sources; nothing blocks in it, and the sink is called outside of it.
 */
final class PulseQueue implements EventQueue {

    /** Why there are no descriptors. */
    static final String NO_DESCRIPTORS = "QNX tells of descriptors by ionotify, which takes varying arguments";

    private sealed interface Source {
        long take(long now);
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

    private record Clocked(Expirations moments) implements Source {
        @Override
        public long take(long now) {
            return moments.take(now);
        }
    }

    private record Ready(long token, long count) {
    }

    private final PulsePort port;
    private final Map<Long, Source> sources = new LinkedHashMap<>();
    private boolean wakeup;
    private boolean closed;

    PulseQueue(PulsePort port) {
        this.port = port;
    }

    @Override
    public synchronized void addUser(long token) {
        checkOpen();
        if (sources.putIfAbsent(token, new User()) != null) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is taken");
        }
    }

    @Override
    public synchronized void trigger(long token) {
        checkOpen();
        if (!(sources.get(token) instanceof User user)) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is no user event");
        }
        user.ready = true;
        port.wake();
    }

    @Override
    public synchronized void addTimer(long token, long firstNanos, long periodNanos) {
        checkOpen();
        Expirations moments = new Expirations(firstNanos, periodNanos);
        if (sources.get(token) instanceof User) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is a user event");
        }
        sources.put(token, new Clocked(moments));
        port.wake();
    }

    @Override
    public void addDescriptor(long token, int descriptor, Interest interest) {
        throw new PlatformException(Kind.ABSENT, NO_DESCRIPTORS);
    }

    @Override
    public synchronized boolean remove(long token) {
        return sources.remove(token) != null;
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
        port.expect();
        long until = deadlineNanos;
        synchronized (this) {
            checkOpen();
            List<Ready> ready = ready(System.nanoTime());
            if (!ready.isEmpty() || wakeup || MonotonicClock.passed(deadlineNanos)) {
                wakeup = false;
                return ready;
            }
            for (Source source : sources.values()) {
                until = source instanceof Clocked(Expirations moments) ? moments.orBefore(until) : until;
            }
        }
        port.sleep(until);
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
        checkOpen();
        wakeup = true;
        port.wake();
    }

    private void checkOpen() {
        if (closed) {
            throw new PlatformException(Kind.CLOSED, "the event queue is closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        sources.clear();
        port.close();
    }
}
