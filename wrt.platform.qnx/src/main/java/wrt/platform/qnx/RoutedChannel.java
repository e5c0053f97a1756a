// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Received;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.UseGuard;

/**
 * One of several channels behind a channel of the kernel.
 *
 * <p>Concurrency: safe from any thread. The condition's mutex guards what has come and what waits for its reply.
 */
final class RoutedChannel implements Channel, Address {

    private static final int MOST_PULSES = 4096;

    private final Trunk trunk;
    private final int route;
    private final int maxBytes;
    private final Condition arrived;
    private final boolean lends;
    private final Consumer<RoutedChannel> leave;
    private final UseGuard guard = new UseGuard();
    private final List<Received> inbox = new ArrayList<>();
    private final Map<Integer, Long> unanswered = new HashMap<>();
    private final AtomicInteger pulses = new AtomicInteger();
    private final AtomicLong pulsesSent = new AtomicLong();
    private long pulsesArrived;

    RoutedChannel(Trunk trunk, int route, int maxBytes, Condition arrived, boolean lends,
            Consumer<RoutedChannel> leave) {
        this.trunk = trunk;
        this.route = route;
        this.maxBytes = maxBytes;
        this.arrived = arrived;
        this.lends = lends;
        this.leave = leave;
    }

    Trunk trunk() {
        return trunk;
    }

    @Override
    public int route() {
        return route;
    }

    @Override
    public int maxBytes() {
        return maxBytes;
    }

    @Override
    public boolean isClosed() {
        return guard.isClosed();
    }

    /** Takes what came on the trunk; false if it is closed. */
    boolean put(Received received) {
        if (!guard.enter()) {
            return false;
        }
        arrived.lock();
        try {
            if (received instanceof Received.Message message) {
                // The same sender again: its time-out ended the wait for what came before.
                inbox.removeIf(
                        old -> old instanceof Received.Message earlier && (int) earlier.id() == (int) message.id());
            }
            int at = inbox.size();
            while (at > 0 && priority(inbox.get(at - 1)) < priority(received)) {
                at--;
            }
            inbox.add(at, received);
            pulsesArrived += received instanceof Received.Pulse ? 1 : 0;
            arrived.broadcast(); // Receivers wait for different things.
            return true;
        } finally {
            arrived.unlock();
            guard.leave();
        }
    }

    @Override
    public void admitPulse() {
        if (pulses.incrementAndGet() > MOST_PULSES) {
            pulses.decrementAndGet();
            throw new PlatformException(Kind.LIMIT, "the channel holds " + MOST_PULSES + " pulses already");
        }
    }

    @Override
    public void pulseSent(boolean accepted) {
        if (accepted) {
            pulsesSent.incrementAndGet();
        } else {
            pulses.decrementAndGet();
        }
    }

    private static int priority(Received received) {
        return switch (received) {
            case Received.Message message -> message.priority();
            case Received.Pulse pulse -> pulse.priority();
            case Received.Nothing nothing -> 0;
        };
    }

    @Override
    public Connection connect() {
        guard.enter(CHANNEL);
        try {
            return trunk.channel().connect(this);
        } finally {
            guard.leave();
        }
    }

    @Override
    public Received receive(MemorySegment buffer, long deadlineNanos) {
        guard.enter(CHANNEL);
        try {
            LentPriority.giveBack();
            while (true) {
                Received received = next(deadlineNanos);
                lend(received);
                if (!(received instanceof Received.Message message)
                        || trunk.channel().read(message.id(), 0, buffer,
                                Math.min(buffer.byteSize(), message.length()))) {
                    return received;
                }
                forget(message.id()); // Its sender has gone.
                LentPriority.giveBack();
            }
        } finally {
            guard.leave();
        }
    }

    private void lend(Received received) {
        if (lends && !(received instanceof Received.Nothing) && priority(received) > 0) {
            LentPriority.take(priority(received));
        }
    }

    private Received next(long deadlineNanos) {
        long sent = pulsesSent.get();
        arrived.lock();
        try {
            // What was sent before this call counts, though the sorting thread may not have had its turn.
            while (pulsesArrived < sent && !guard.isClosed()) {
                arrived.await(Parker.FOREVER);
            }
            while (true) {
                if (guard.isClosed()) {
                    throw UseGuard.closed(CHANNEL);
                }
                if (!inbox.isEmpty()) {
                    return take();
                }
                if (Deadline.passed(deadlineNanos) || !arrived.await(deadlineNanos)) {
                    return inbox.isEmpty() || guard.isClosed() ? Received.Nothing.INSTANCE : take();
                }
            }
        } finally {
            arrived.unlock();
        }
    }

    private Received take() {
        Received first = inbox.removeFirst();
        if (first instanceof Received.Message message) {
            unanswered.put((int) message.id(), message.id());
        } else {
            pulses.decrementAndGet();
        }
        return first;
    }

    @Override
    public void reply(long message, long status, MemorySegment data) {
        Address.checkStatus(status);
        guard.enter(CHANNEL);
        try {
            claim(message);
            trunk.channel().reply(message, status, data);
        } finally {
            guard.leave();
        }
    }

    @Override
    public void fail(long message, int code) {
        Address.checkError(code); // Before the message is claimed.
        guard.enter(CHANNEL);
        try {
            claim(message);
            trunk.channel().fail(message, code);
        } finally {
            guard.leave();
        }
    }

    private void claim(long message) {
        if (!forget(message)) {
            throw new PlatformException(Kind.INVALID, "nobody waits for a reply to message " + message);
        }
    }

    private boolean forget(long message) {
        arrived.lock();
        try {
            return unanswered.remove((int) message, message);
        } finally {
            arrived.unlock();
        }
    }

    @Override
    public void close() {
        if (guard.close(this::wakeAll)) {
            abandoned().forEach(trunk::refuse);
            leave.accept(this);
            arrived.destroy();
        }
    }

    private void wakeAll() {
        arrived.lock();
        try {
            arrived.broadcast();
        } finally {
            arrived.unlock();
        }
    }

    /** Everybody who waits for an answer from here. */
    private List<Long> abandoned() {
        arrived.lock();
        try {
            List<Long> waiting = new ArrayList<>(unanswered.values());
            for (Received received : inbox) {
                if (received instanceof Received.Message message) {
                    waiting.add(message.id());
                }
            }
            inbox.clear();
            unanswered.clear();
            return waiting;
        } finally {
            arrived.unlock();
        }
    }
}
