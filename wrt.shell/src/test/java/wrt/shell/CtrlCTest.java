// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CtrlCTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    private static Terminal terminal() throws IOException {
        return new LineDisciplineTerminal("test", "dumb", new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    }

    @Test
    void aCallEndsAndSaysSo() throws Exception {
        Terminal terminal = terminal();
        boolean[] shells = new boolean[1];
        Terminal.SignalHandler ofShell = signal -> shells[0] = true;
        terminal.handle(Terminal.Signal.INT, ofShell);
        gogo.session.put(".terminal", terminal);
        gogo.brake.blocks = true;
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(() -> gogo.type("wrt:call brake apply 1 2"));
        gogo.brake.blocked.await();

        terminal.raise(Terminal.Signal.INT);

        assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(InterruptedException.class)
                .hasMessageContaining("wrt: brake apply: cancelled: its caller was interrupted");
        assertThat(shells[0]).isFalse();
        assertThat(terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN)).isSameAs(ofShell);
    }

    @Test
    void aCommandAfterItIsNotInterrupted() throws Exception {
        Terminal terminal = terminal();
        try (CtrlC open = CtrlC.interrupts(terminal, Thread.currentThread())) {
            terminal.raise(Terminal.Signal.INT);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void withoutATerminalNothingIsRedirected() {
        try (CtrlC open = CtrlC.interrupts(null, Thread.currentThread())) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
