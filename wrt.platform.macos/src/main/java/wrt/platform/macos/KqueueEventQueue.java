// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.Expirations;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;
import wrt.platform.macos.system.Kevents;

/**
 * Sources that one thread waits for with a kernel queue: each is an event of its own there.
 *
 * <p>Concurrency: the lock guards the sources, and is never held in a wait. What one wait found is told without it, so
 * the sink may use the queue.
 */
final class KqueueEventQueue implements EventQueue {

    private static final String NAME = "the event queue";
    private static final long WAKEUP = 0;

    /** What is waited for, under a number that is never used again. */
    private sealed interface Source {

        long token();

        long number();
    }

    private record User(long token, long number) implements Source {
    }

    private record Clocked(long token, long number, Expirations expirations) implements Source {
    }

    private record Foreign(long token, long number, int descriptor, int filter) implements Source {
    }

    private final Kqueue kqueue;
    private final ObjectLimit limit;
    private final UseGuard guard = new UseGuard();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Source> byToken = new HashMap<>();
    private final Map<Long, Source> byNumber = new HashMap<>();
    private long lastNumber = WAKEUP;

    // What the waiting thread found and tells.
    private final long[] tokens = new long[Kqueue.BATCH];
    private final long[] counts = new long[Kqueue.BATCH];
    private int found;

    KqueueEventQueue(Kqueue kqueue, ObjectLimit limit) {
        this.kqueue = kqueue;
        this.limit = limit;
        kqueue.addUser(WAKEUP);
    }

    @Override
    public void addUser(long token) {
        begin();
        try {
            checkFree(token);
            User user = new User(token, ++lastNumber);
            kqueue.addUser(user.number());
            add(user);
        } finally {
            end();
        }
    }

    @Override
    public void trigger(long token) {
        begin();
        try {
            if (!(byToken.get(token) instanceof User user)) {
                throw new PlatformException(Kind.INVALID, "token " + token + " is no user event");
            }
            kqueue.trigger(user.number());
        } finally {
            end();
        }
    }

    @Override
    public void addTimer(long token, long firstNanos, long periodNanos) {
        begin();
        try {
            Expirations expirations = new Expirations(firstNanos, periodNanos);
            if (!(byToken.get(token) instanceof Clocked)) {
                checkFree(token);
            }
            long number = byToken.get(token) instanceof Clocked there ? there.number() : ++lastNumber;
            Clocked clocked = new Clocked(token, number, expirations);
            kqueue.arm(clocked.number(), clocked.expirations().due());
            add(clocked);
        } finally {
            end();
        }
    }

    @Override
    public void addDescriptor(long token, int descriptor, Interest interest) {
        begin();
        try {
            checkFree(token);
            int filter = interest == Interest.READ ? Kevents.EVFILT_READ : Kevents.EVFILT_WRITE;
            for (Source source : byToken.values()) {
                // The kernel would let the new source replace the old one.
                if (source instanceof Foreign foreign && foreign.descriptor() == descriptor
                        && foreign.filter() == filter) {
                    throw new PlatformException(Kind.INVALID,
                            "descriptor " + descriptor + " is waited for already, as token " + foreign.token());
                }
            }
            Foreign foreign = new Foreign(token, ++lastNumber, descriptor, filter);
            kqueue.addDescriptor(foreign.number(), descriptor, filter);
            add(foreign);
        } finally {
            end();
        }
    }

    private void add(Source source) {
        byToken.put(source.token(), source);
        byNumber.put(source.number(), source);
    }

    private void checkFree(long token) {
        if (byToken.containsKey(token)) {
            throw new PlatformException(Kind.INVALID, "token " + token + " is taken");
        }
    }

    @Override
    public boolean remove(long token) {
        begin();
        try {
            Source source = byToken.remove(token);
            if (source == null) {
                return false;
            }
            byNumber.remove(source.number());
            switch (source) {
                case User user -> kqueue.removeUser(user.number());
                case Clocked clocked -> kqueue.disarm(clocked.number());
                case Foreign foreign -> kqueue.removeDescriptor(foreign.descriptor(), foreign.filter());
            }
            return true;
        } finally {
            end();
        }
    }

    @Override
    public int await(Sink sink, long deadlineNanos) {
        int count = await(deadlineNanos);
        for (int i = 0; i < count; i++) {
            sink.event(tokens[i], counts[i]);
        }
        return count;
    }

    private int await(long deadlineNanos) {
        guard.enter(NAME);
        try {
            boolean ends = false;
            found = 0;
            while (found == 0 && !ends) {
                // A deadline that has passed still looks.
                boolean last = Deadline.passed(deadlineNanos);
                int count = kqueue.await(deadlineNanos);
                if (guard.isClosed()) {
                    throw UseGuard.closed(NAME);
                }
                ends = take(count) || last;
            }
            return found;
        } finally {
            guard.leave();
        }
    }

    /** Takes what the kernel found; whether somebody asked for the wait to end. */
    private boolean take(int count) {
        boolean ends = false;
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                long number = kqueue.number(i);
                ends |= number == WAKEUP;
                // A number without a source was removed meanwhile.
                switch (byNumber.get(number)) {
                    case null -> {
                    }
                    case Clocked clocked -> expire(clocked);
                    case User user -> found(user.token(), 1);
                    case Foreign foreign -> found(foreign.token(), 1);
                }
            }
        } finally {
            lock.unlock();
        }
        return ends;
    }

    private void expire(Clocked clocked) {
        Expirations expirations = clocked.expirations();
        long expired = expirations.take(System.nanoTime());
        if (expired > 0) {
            found(clocked.token(), expired);
        }
        // Also after nothing: the kernel may be early, or late for what was armed before.
        if (expirations.due() != Parker.FOREVER) {
            kqueue.arm(clocked.number(), expirations.due());
        }
    }

    private void found(long token, long count) {
        tokens[found] = token;
        counts[found++] = count;
    }

    @Override
    public void wakeup() {
        if (guard.enter()) {
            try {
                kqueue.trigger(WAKEUP);
            } finally {
                guard.leave();
            }
        }
    }

    private void begin() {
        guard.enter(NAME);
        lock.lock();
    }

    private void end() {
        lock.unlock();
        guard.leave();
    }

    @Override
    public void close() {
        if (guard.close(() -> kqueue.trigger(WAKEUP))) {
            kqueue.close();
            limit.giveBack();
        }
    }
}
