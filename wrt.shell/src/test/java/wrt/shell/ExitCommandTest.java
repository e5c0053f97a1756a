// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExitCommandTest {

    private final Gogo gogo = new Gogo();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    ExitCommandTest() {
        gogo.add("gogo", new ExitCommand(code -> ended.complete(gogo.session.foregroundJob() == null ? code : -1)),
                "exit");
        gogo.type("SCOPE = 'gogo:*'");
    }

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void theContainerEndsWithTheCodeOnceTheCommandIsDone() throws Exception {
        gogo.type("exit 3");
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void withoutACodeItIsZero() throws Exception {
        gogo.type("exit");
        assertThat(ended.get(30, TimeUnit.SECONDS)).isZero();
    }
}
