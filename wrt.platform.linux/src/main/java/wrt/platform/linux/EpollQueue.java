// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Libc;

/**
 * Sources that one thread waits for with epoll: all user events share one event descriptor, each timer has its own.
 *
 * <p>Concurrency: the monitor guards the sources, and is never held in a wait. What one wait found is told outside of it,
 * so the sink may use the queue.
 */
final class EpollQueue implements EventQueue {

    private static final int NONBLOCK_CLOEXEC = 0x80800;
    private static final long OWN = 0;

    /** A source by the number under which epoll reports it; numbers are never used again. */
    private sealed interface Source {

        long token();
    }

    private static final class User implements Source {

        private final long token;
        private boolean ready;

        User(long token) {
            this.token = token;
        }

        @Override
        public long token() {
            return token;
        }
    }

    private record Clocked(long token, long number, TimerFd timer) implements Source {
    }

    private record Foreign(long token, long number, int descriptor) implements Source {
    }

    private final Epoll epoll;
    private final MonotonicClock clock;
    private final ObjectLimit limit;
    private final int own;
    private final UseGuard guard = new UseGuard();
    private final Map<Long, Source> byToken = new HashMap<>();
    private final Map<Long, Source> byNumber = new HashMap<>();
    private final Queue<User> triggered = new ArrayDeque<>();
    private long lastNumber = OWN;
    private boolean signalled;
    private boolean wakeup;

    // What the waiting thread found and tells.
    private long[] tokens = new long[Epoll.BATCH];
    private long[] counts = new long[Epoll.BATCH];
    private int found;

    EpollQueue(Abi abi, MonotonicClock clock, ObjectLimit limit) {
        this.clock = clock;
        this.limit = limit;
        epoll = new Epoll(abi);
        own = Libc.eventfd(0, NONBLOCK_CLOEXEC);
        if (own < 0) {
            PlatformException failure = Failures.last("creating an event");
            epoll.close();
            throw failure;
        }
        epoll.add(own, Epoll.IN, OWN);
    }

    @Override
    public void addUser(long token) {
        enter();
        try {
            synchronized (this) {
                checkFree(token);
                byToken.put(token, new User(token));
            }
        } finally {
            guard.leave();
        }
    }

    @Override
    public void trigger(long token) {
        enter();
        try {
            synchronized (this) {
                if (!(byToken.get(token) instanceof User user)) {
                    throw new PlatformException(Kind.INVALID, "token " + token + " is no user event");
                }
                if (!user.ready) {
                    user.ready = true;
                    triggered.add(user);
                    signal();
                }
            }
        } finally {
            guard.leave();
        }
    }

    /** Makes the waiting thread look; once until it has looked. */
    private void signal() {
        if (!signalled) {
            signalled = true;
            Descriptors.signal(own);
        }
    }

    @Override
    public void addTimer(long token, long firstNanos, long periodNanos) {
        enter();
        try {
            synchronized (this) {
                if (byToken.get(token) instanceof Clocked clocked) {
                    clocked.timer().arm(firstNanos, periodNanos);
                    return;
                }
                checkFree(token);
                TimerFd timer = TimerFd.create(clock);
                Clocked clocked = new Clocked(token, ++lastNumber, timer);
                try {
                    epoll.add(timer.descriptor(), Epoll.IN, clocked.number());
                    timer.arm(firstNanos, periodNanos);
                } catch (PlatformException e) {
                    timer.close();
                    throw e;
                }
                add(clocked, clocked.number());
            }
        } finally {
            guard.leave();
        }
    }

    @Override
    public void addDescriptor(long token, int descriptor, Interest interest) {
        enter();
        try {
            synchronized (this) {
                checkFree(token);
                Foreign foreign = new Foreign(token, ++lastNumber, descriptor);
                epoll.add(descriptor, interest == Interest.READ ? Epoll.IN : Epoll.OUT, foreign.number());
                add(foreign, foreign.number());
            }
        } finally {
            guard.leave();
        }
    }

    private void add(Source source, long number) {
        byToken.put(source.token(), source);
        byNumber.put(number, source);
    }

    private void checkFree(long token) {
        if (byToken.containsKey(token)) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is taken");
        }
    }

    @Override
    public boolean remove(long token) {
        enter();
        try {
            synchronized (this) {
                Source source = byToken.remove(token);
                if (source == null) {
                    return false;
                }
                release(source);
                return true;
            }
        } finally {
            guard.leave();
        }
    }

    private void release(Source source) {
        switch (source) {
            case User user -> triggered.remove(user);
            case Clocked clocked -> {
                byNumber.remove(clocked.number());
                clocked.timer().close(); // Closing takes it out of epoll.
            }
            case Foreign foreign -> {
                byNumber.remove(foreign.number());
                epoll.remove(foreign.descriptor());
            }
        }
    }

    @Override
    public int await(Sink sink, long deadlineNanos) {
        enter();
        int count;
        try {
            count = await(deadlineNanos);
        } finally {
            guard.leave();
        }
        for (int i = 0; i < count; i++) {
            sink.event(tokens[i], counts[i]);
        }
        return count;
    }

    private int await(long deadlineNanos) {
        while (true) {
            int ready = epoll.await(deadlineNanos);
            if (guard.isClosed()) {
                throw closed();
            }
            synchronized (this) {
                found = 0;
                boolean ends = false;
                for (int i = 0; i < ready; i++) {
                    ends |= take(epoll.data(i));
                }
                if (found > 0 || ends || deadlineNanos != Parker.FOREVER && deadlineNanos - System.nanoTime() <= 0) {
                    return found;
                }
            }
        }
    }

    /** Takes what a source has to tell; whether the wait is to end even if that is nothing. */
    private boolean take(long number) {
        if (number == OWN) {
            Descriptors.take(own);
            signalled = false;
            for (User user = triggered.poll(); user != null; user = triggered.poll()) {
                user.ready = false;
                found(user.token(), 1);
            }
            boolean ends = wakeup;
            wakeup = false;
            return ends;
        }
        @Nullable
        Source source = byNumber.get(number);
        if (source instanceof Clocked(long token, long unused, TimerFd timer)) {
            long expirations = timer.take();
            if (expirations > 0) {
                found(token, expirations);
            }
        } else if (source instanceof Foreign foreign) {
            found(foreign.token(), 1);
        }
        return false;
    }

    private void found(long token, long count) {
        if (found == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * found);
            counts = Arrays.copyOf(counts, 2 * found);
        }
        tokens[found] = token;
        counts[found++] = count;
    }

    @Override
    public void wakeup() {
        if (guard.enter()) {
            synchronized (this) {
                wakeup = true;
                signal();
            }
            guard.leave();
        }
    }

    private void enter() {
        if (!guard.enter()) {
            throw closed();
        }
    }

    private static PlatformException closed() {
        return new PlatformException(Kind.CLOSED, "the event queue is closed");
    }

    @Override
    public void close() {
        if (guard.close(() -> Descriptors.signal(own))) {
            byToken.values().forEach(this::release);
            Libc.close(own);
            epoll.close();
            limit.giveBack();
        }
    }
}
