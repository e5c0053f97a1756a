// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.EventQueue;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.ObjectLimit;

/**
 * User events and timers that one task waits for. What happened stands in Java; the task sleeps on an event of VxWorks.
 *
 * <p>Concurrency: its monitor guards the sources; nothing blocks in it, and the sink is called outside of it.
 */
final class TaskEventQueue implements EventQueue {

    /** Why there are no descriptors. */
    static final String NO_DESCRIPTORS = "a wait for descriptors and events of VxWorks at once is not bound";

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

    private final TaskEvents events;
    private final ObjectLimit limit;
    private final Map<Long, Source> sources = new LinkedHashMap<>();
    private boolean wakeup;
    private boolean closed;

    TaskEventQueue(TaskEvents events, ObjectLimit limit) {
        limit.take();
        this.events = events;
        this.limit = limit;
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
        events.wake();
    }

    @Override
    public synchronized void addTimer(long token, long firstNanos, long periodNanos) {
        checkOpen();
        Expirations moments = new Expirations(firstNanos, periodNanos);
        if (sources.get(token) instanceof User) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is a user event");
        }
        sources.put(token, new Clocked(moments));
        events.wake();
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
        long until = deadlineNanos;
        synchronized (this) {
            checkOpen();
            List<Ready> ready = ready(System.nanoTime());
            if (!ready.isEmpty() || wakeup || Ticks.passed(deadlineNanos)) {
                wakeup = false;
                return ready;
            }
            for (Source source : sources.values()) {
                until = source instanceof Clocked(Expirations moments) ? moments.orBefore(until) : until;
            }
            events.expect();
        }
        try {
            events.sleep(until);
        } finally {
            synchronized (this) {
                events.done();
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
        checkOpen();
        wakeup = true;
        events.wake();
    }

    private void checkOpen() {
        if (closed) {
            throw new PlatformException(Kind.CLOSED, "the event queue is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            sources.clear();
            events.wake();
            limit.giveBack();
        }
    }
}
