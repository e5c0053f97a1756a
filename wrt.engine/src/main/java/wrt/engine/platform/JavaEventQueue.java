// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * User events and timers that one thread waits for.
 *
 * <p>Concurrency: its monitor guards the sources; the sink is called outside of it, so it may use the queue.
 */
final class JavaEventQueue implements EventQueue {

    private sealed interface Source {
    }

    private static final class User implements Source {
        private boolean ready;

        long take() {
            boolean was = ready;
            ready = false;
            return was ? 1 : 0;
        }
    }

    private record Clocked(Schedule schedule) implements Source {
    }

    private record Told(long token, long count) {
    }

    private final ObjectLimit limit;
    private final Map<Long, Source> sources = new LinkedHashMap<>();
    private final Waiters waiters = new Waiters();
    private boolean wakeup;
    private boolean closed;

    JavaEventQueue(ObjectLimit limit) {
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
        waiters.wakeAll();
    }

    @Override
    public synchronized void addTimer(long token, long firstNanos, long periodNanos) {
        checkOpen();
        if (sources.get(token) instanceof User) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is a user event");
        }
        sources.put(token, new Clocked(new Schedule(firstNanos, periodNanos)));
        waiters.wakeAll();
    }

    @Override
    public void addDescriptor(long token, int descriptor, Interest interest) {
        throw new PlatformException(Kind.ABSENT, "plain Java waits for no descriptors");
    }

    @Override
    public synchronized boolean remove(long token) {
        return sources.remove(token) != null;
    }

    @Override
    public int await(Sink sink, long deadlineNanos) {
        List<Told> told = null;
        while (told == null) {
            told = readyOrSleep(deadlineNanos);
        }
        for (Told each : told) {
            sink.event(each.token(), each.count());
        }
        return told.size();
    }

    /** What is ready, none if the wait is to end without; null after a sleep. */
    private @Nullable List<Told> readyOrSleep(long deadlineNanos) {
        Waiter waiter;
        long until;
        synchronized (this) {
            checkOpen();
            long now = System.nanoTime();
            List<Told> ready = take(now);
            if (!ready.isEmpty() || wakeup || deadlineNanos != Parker.FOREVER && deadlineNanos - now <= 0) {
                wakeup = false;
                return ready;
            }
            until = deadlineNanos;
            for (Source source : sources.values()) {
                if (source instanceof Clocked(Schedule schedule)) {
                    until = schedule.before(until);
                }
            }
            waiter = waiters.add();
        }
        waiter.await(until);
        synchronized (this) {
            waiters.remove(waiter);
        }
        return null;
    }

    private List<Told> take(long now) {
        List<Told> ready = new ArrayList<>();
        sources.forEach((token, source) -> {
            long count = switch (source) {
                case User user -> user.take();
                case Clocked(Schedule schedule) -> schedule.take(now);
            };
            if (count > 0) {
                ready.add(new Told(token, count));
            }
        });
        return ready;
    }

    @Override
    public synchronized void wakeup() {
        wakeup = true;
        waiters.wakeAll();
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
            waiters.wakeAll();
            limit.giveBack();
        }
    }
}
