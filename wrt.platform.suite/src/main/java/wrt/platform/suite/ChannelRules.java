// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Received;

/** The rules of channels and pulses. */
abstract class ChannelRules extends Rules {

    private static final int MAX = 64;

    private static MemorySegment bytes(String text) {
        return MemorySegment.ofArray(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static MemorySegment room() {
        return MemorySegment.ofArray(new byte[MAX]);
    }

    private static String text(MemorySegment segment, long length) {
        return new String(segment.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE),
                java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Receives until something came: a wait may end for no reason. */
    private static Received receive(Channel channel, MemorySegment buffer) {
        Received received = Received.Nothing.INSTANCE;
        while (received instanceof Received.Nothing) {
            received = channel.receive(buffer, Parker.FOREVER);
        }
        return received;
    }

    private static Received.Message message(Channel channel, MemorySegment buffer) {
        return (Received.Message) receive(channel, buffer);
    }

    @Test
    void aSenderWaitsUntilItsMessageIsReceivedAndRepliedTo() throws InterruptedException {
        try (Channel channel = backend().channels().create(MAX); Arena arena = Arena.ofShared()) {
            AtomicBoolean answered = new AtomicBoolean();
            MemorySegment reply = arena.allocate(MAX);
            go(() -> {
                try (Connection connection = channel.connect()) {
                    assertThat(connection.send(arena.allocateFrom("ping"), reply, Parker.FOREVER)).isEqualTo(17);
                    answered.set(true);
                }
            });
            MemorySegment buffer = room();
            Received.Message message = message(channel, buffer);
            assertThat(text(buffer, 4)).isEqualTo("ping");
            assertThat(message.length()).isEqualTo(5);
            settle();
            assertThat(answered).isFalse();
            channel.reply(message.id(), 17, bytes("pong"));
            joinAll();
            assertThat(answered).isTrue();
            assertThat(text(reply, 4)).isEqualTo("pong");
        }
    }

    @Test
    void messagesAndPulsesComeByPriorityAndByTurnWithinOne() throws InterruptedException {
        assumePriorities(Feature.CHANNELS);
        try (Channel channel = backend().channels().create(MAX)) {
            int[] priorities = {10, 30, 20, 30};
            for (int i = 0; i < priorities.length; i++) {
                String name = "m" + i;
                CountDownLatch ready = new CountDownLatch(1);
                go(priorities[i], () -> {
                    try (Connection connection = channel.connect()) {
                        ready.countDown();
                        connection.send(bytes(name), room(), Parker.FOREVER);
                    }
                });
                settle(ready);
            }
            try (Connection connection = channel.connect()) {
                connection.pulse(25, 1, 100);
                connection.pulse(25, 1, 101);
                connection.pulse(40, 2, 102);
            }
            List<String> order = new ArrayList<>();
            MemorySegment buffer = room();
            for (int i = 0; i < 7; i++) {
                switch (receive(channel, buffer)) {
                    case Received.Message message -> {
                        order.add(text(buffer, message.length()) + "@" + message.priority());
                        channel.reply(message.id(), 0, bytes(""));
                    }
                    case Received.Pulse pulse -> order.add(pulse.value() + "@" + pulse.priority());
                    case Received.Nothing nothing -> throw new AssertionError();
                }
            }
            joinAll();
            assertThat(order).containsExactly("102@40", "m1@30", "m3@30", "100@25", "101@25", "m2@20", "m0@10");
        }
    }

    @Test
    void aPulseNeverBlocksAndKeepsCodeAndValue() {
        try (Channel channel = backend().channels().create(0); Connection connection = channel.connect()) {
            int[] values = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
            for (int value : values) {
                connection.pulse(5, Connection.LARGEST_PULSE_CODE, value);
            }
            for (int value : values) {
                assertThat(receive(channel, room()))
                        .isEqualTo(new Received.Pulse(Connection.LARGEST_PULSE_CODE, value, 5));
            }
            assertFails(Kind.INVALID, () -> connection.pulse(5, 128, 0));
            assertFails(Kind.INVALID, () -> connection.pulse(5, -1, 0));
            assertFails(Kind.INVALID, () -> connection.pulse(100, 1, 0));
            assertFails(Kind.INVALID, () -> connection.pulse(-1, 1, 0));
        }
    }

    /** Up to a limit, or to as many as the test sends; every one that was taken arrives, in its order. */
    @Test
    void aFloodOfPulsesArrivesAsFarAsItWasTakenAndTheChannelGoesOn() {
        int flood = Stress.rounds(20_000, 90_000);
        try (Channel channel = backend().channels().create(0); Connection connection = channel.connect()) {
            for (int round = 0; round < 2; round++) {
                int sent = 0;
                try {
                    while (sent < flood) {
                        connection.pulse(3, 1, sent);
                        sent++;
                    }
                } catch (PlatformException e) {
                    assertThat(e.kind()).as(e.toString()).isEqualTo(Kind.LIMIT);
                    e.error().ifPresent(this::assertDocumented);
                    assertThat(sent).as("pulses taken").isGreaterThanOrEqualTo(1000);
                }
                for (int i = 0; i < sent; i++) {
                    assertThat(receive(channel, room())).isEqualTo(new Received.Pulse(1, i, 3));
                }
                assertThat(channel.receive(room(), System.nanoTime())).isEqualTo(Received.Nothing.INSTANCE);
            }
        }
    }

    /** Each send ends once, with its own answer or as closed or timed out, whatever races with the close. */
    @Test
    void closingAmongManySendersReceiversAndDeadlinesEndsThemAll() throws InterruptedException {
        int rounds = Stress.rounds(40, 2000);
        for (int round = 0; round < rounds; round++) {
            Channel channel = backend().channels().create(MAX);
            CountDownLatch ready = new CountDownLatch(6);
            for (int s = 0; s < 4; s++) {
                int number = s;
                go(() -> {
                    try (Connection connection = channel.connect()) {
                        ready.countDown();
                        sendUntilClosed(connection, number);
                    }
                });
            }
            for (int r = 0; r < 2; r++) {
                boolean limited = r == 0;
                go(() -> {
                    ready.countDown();
                    echoUntilClosed(channel, limited);
                });
            }
            assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(1);
            channel.close();
            joinAll();
        }
    }

    private void sendUntilClosed(Connection connection, int number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocate(4, 4);
            MemorySegment reply = arena.allocate(4, 4);
            for (int i = 0;; i++) {
                message.set(ValueLayout.JAVA_INT, 0, number << 24 | i);
                try {
                    connection.send(message, reply,
                            number % 2 == 0 ? Parker.FOREVER : System.nanoTime() + i % 8 * 10_000);
                    assertThat(reply.get(ValueLayout.JAVA_INT, 0)).isEqualTo(number << 24 | i);
                } catch (PlatformException e) {
                    if (e.kind() != Kind.TIMED_OUT) {
                        assertThat(e.kind()).as(e.toString()).isEqualTo(Kind.CLOSED);
                        return;
                    }
                }
            }
        }
    }

    private static void echoUntilClosed(Channel channel, boolean limited) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4, 4);
            untilClosed(() -> {
                long deadline = limited ? System.nanoTime() + 30_000 : Parker.FOREVER;
                if (channel.receive(buffer, deadline) instanceof Received.Message message) {
                    answer(channel, message.id(), buffer);
                }
            });
        }
    }

    // Its sender may have given up.
    private static void answer(Channel channel, long id, MemorySegment data) {
        try {
            channel.reply(id, 0, data);
        } catch (PlatformException e) {
            if (e.kind() != Kind.INVALID) {
                throw e;
            }
        }
    }

    @Test
    void aReplyThatNobodyWaitsForIsRefused() throws InterruptedException {
        try (Channel channel = backend().channels().create(MAX)) {
            assertFails(Kind.INVALID, () -> channel.reply(12345, 0, bytes("")));
            go(() -> {
                try (Connection connection = channel.connect()) {
                    connection.send(bytes("x"), room(), Parker.FOREVER);
                }
            });
            Received.Message message = message(channel, room());
            channel.reply(message.id(), 0, bytes(""));
            assertFails(Kind.INVALID, () -> channel.reply(message.id(), 0, bytes("")));
            assertFails(Kind.INVALID, () -> channel.fail(message.id(), 1));
            joinAll();
        }
    }

    @Test
    void anErrorOfTheReceiverIsTheSendersFailure() throws InterruptedException {
        int code = fixture().errors().values().stream().findFirst().orElse(42L).intValue();
        try (Channel channel = backend().channels().create(MAX)) {
            go(() -> {
                try (Connection connection = channel.connect()) {
                    try {
                        connection.send(bytes("x"), room(), Parker.FOREVER);
                        throw new AssertionError("it did not fail");
                    } catch (PlatformException e) {
                        assertThat(e.kind()).isEqualTo(Kind.FAILED);
                        assertThat(e.error().orElseThrow().code()).isEqualTo(code);
                    }
                }
            });
            channel.fail(message(channel, room()).id(), code);
            joinAll();
        }
    }

    @Test
    void anErrorThatIsNoneIsRefusedAndItsSenderGoesOnWaiting() throws InterruptedException {
        try (Channel channel = backend().channels().create(MAX)) {
            go(() -> {
                try (Connection connection = channel.connect()) {
                    assertThat(connection.send(bytes("x"), room(), Parker.FOREVER)).isEqualTo(3);
                }
            });
            long id = message(channel, room()).id();
            for (int code : new int[]{0, -1, Integer.MIN_VALUE}) {
                assertFails(Kind.INVALID, () -> channel.fail(id, code));
            }
            assertFails(Kind.INVALID, () -> channel.reply(id, -1, bytes("")));
            channel.reply(id, 3, bytes(""));
            joinAll();
        }
    }

    @Test
    void aSendEndsAtItsDeadlineReceivedOrNot() throws InterruptedException {
        try (Channel channel = backend().channels().create(MAX); Connection connection = channel.connect()) {
            assertFails(Kind.TIMED_OUT, () -> connection.send(bytes("x"), room(), System.nanoTime()));
            assertFails(Kind.TIMED_OUT,
                    () -> connection.send(bytes("x"), room(), System.nanoTime() - Long.MAX_VALUE / 2));
            long deadline = in(20, TimeUnit.MILLISECONDS);
            assertFails(Kind.TIMED_OUT, () -> connection.send(bytes("x"), room(), deadline));
            assertThat(System.nanoTime() - deadline).isNotNegative();
            assertThat(channel.receive(room(), System.nanoTime())).as("it took its message along")
                    .isEqualTo(Received.Nothing.INSTANCE);

            go(() -> assertFails(Kind.TIMED_OUT,
                    () -> connection.send(bytes("y"), room(), in(50, TimeUnit.MILLISECONDS))));
            Received.Message late = message(channel, room());
            joinAll();
            assertFails(Kind.INVALID, () -> channel.reply(late.id(), 0, bytes("")));
        }
    }

    @Test
    void aNegativeSizeIsRefused() {
        assertFails(Kind.INVALID, () -> backend().channels().create(-1));
        assertFails(Kind.INVALID, () -> backend().channels().create(Integer.MIN_VALUE));
    }

    @Test
    void aReceiveEndsAtItsDeadlineWithNothing() {
        try (Channel channel = backend().channels().create(MAX)) {
            assertThat(channel.receive(room(), System.nanoTime() - 1)).isEqualTo(Received.Nothing.INSTANCE);
            long deadline = in(20, TimeUnit.MILLISECONDS);
            while (System.nanoTime() - deadline < 0) {
                assertThat(channel.receive(room(), deadline)).isEqualTo(Received.Nothing.INSTANCE);
            }
        }
    }

    @Test
    void closingEndsSendersAndReceivers() throws InterruptedException {
        Channel channel = backend().channels().create(MAX);
        CountDownLatch ready = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            go(() -> {
                try (Connection connection = channel.connect()) {
                    ready.countDown();
                    assertFails(Kind.CLOSED, () -> connection.send(bytes("x"), room(), Parker.FOREVER));
                }
            });
        }
        message(channel, room()); // One sender waits for its reply, the other to be received.
        settle(ready);
        channel.close();
        joinAll();
        channel.close();
        assertFails(Kind.CLOSED, channel::connect);
        assertFails(Kind.CLOSED, () -> channel.receive(room(), Parker.FOREVER));

        Channel silent = backend().channels().create(MAX);
        Connection connection = silent.connect();
        go(() -> assertFails(Kind.CLOSED, () -> receive(silent, room())));
        settle();
        silent.close();
        joinAll();
        assertFails(Kind.CLOSED, () -> connection.send(bytes("x"), room(), Parker.FOREVER));
        assertFails(Kind.CLOSED, () -> connection.pulse(1, 1, 1));
        connection.close();
    }

    @Test
    void aLongMessageIsRefusedAndAShortBufferGetsItsBeginning() throws InterruptedException {
        try (Channel channel = backend().channels().create(8); Connection connection = channel.connect()) {
            assertFails(Kind.TOO_LONG, () -> connection.send(bytes("123456789"), room(), Parker.FOREVER));
            go(() -> {
                MemorySegment reply = MemorySegment.ofArray(new byte[2]);
                connection.send(bytes("12345678"), reply, Parker.FOREVER);
                assertThat(text(reply, 2)).isEqualTo("ab");
            });
            MemorySegment buffer = MemorySegment.ofArray(new byte[3]);
            Received.Message message = message(channel, buffer);
            assertThat(message.length()).isEqualTo(8);
            assertThat(text(buffer, 3)).isEqualTo("123");
            channel.reply(message.id(), 0, bytes("abc"));
            joinAll();
        }
    }

    @Test
    void manySendersAreAllAnsweredWithTheirOwn() throws InterruptedException {
        int each = Stress.rounds(500, 50_000);
        int senders = 4;
        try (Channel channel = backend().channels().create(MAX)) {
            for (int s = 0; s < senders; s++) {
                int base = s * each;
                go(() -> {
                    try (Connection connection = channel.connect(); Arena arena = Arena.ofConfined()) {
                        MemorySegment message = arena.allocate(4, 4);
                        MemorySegment reply = arena.allocate(4, 4);
                        for (int i = 0; i < each; i++) {
                            message.set(ValueLayout.JAVA_INT, 0, base + i);
                            assertThat(connection.send(message, reply, Parker.FOREVER)).isEqualTo(base + i + 1);
                            assertThat(reply.get(ValueLayout.JAVA_INT, 0)).isEqualTo(-(base + i));
                        }
                    }
                });
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buffer = arena.allocate(MAX, 8);
                MemorySegment answer = arena.allocate(4, 4);
                for (int i = 0; i < senders * each; i++) {
                    Received.Message message = message(channel, buffer);
                    int number = buffer.get(ValueLayout.JAVA_INT, 0);
                    answer.set(ValueLayout.JAVA_INT, 0, -number);
                    channel.reply(message.id(), number + 1, answer);
                }
            }
            joinAll();
        }
    }

    @Test
    void oneMoreThanTheLimitIsAnErrorThatNamesIt() {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < limits().channels(); i++) {
            channels.add(backend().channels().create(MAX));
        }
        assertThat(assertFails(Kind.LIMIT, () -> backend().channels().create(MAX)))
                .hasMessageContaining("" + limits().channels());
        channels.forEach(Channel::close);
        int rounds = Stress.rounds(2000, 100_000);
        for (int i = 0; i < rounds; i++) {
            try (Channel channel = backend().channels().create(MAX); Connection connection = channel.connect()) {
                connection.pulse(1, 1, i);
            }
        }
    }
}
