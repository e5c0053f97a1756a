// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void everyCommandIsListed() {
        assertThat(gogo.lines("wrt:help")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        for (String command : Completions.COMMANDS) {
            assertThat(gogo.type("wrt:help")).containsPattern("(?m)^wrt:" + command + " +[A-Z]");
        }
    }

    @Test
    void oneCommandIsExplainedWithItsOptions() {
        assertThat(gogo.type("wrt:help call")).isEqualTo(gogo.type("wrt:call --help"))
                .startsWith("Usage: wrt:call").contains("--fuel=N", "WAVE");
        assertThat(gogo.type("wrt:help wrt:policy")).contains("swap", "auto");
        assertThat(gogo.type("wrt:policy swap --help")).startsWith("Usage: wrt:policy swap");
    }

    @Test
    void anUnknownCommandGetsTheNearest() {
        assertThatThrownBy(() -> gogo.type("wrt:help deplyo"))
                .hasMessage("no command 'deplyo'; did you mean 'deploy'?");
    }

    @Test
    void gogosOwnHelpHasADescriptionOfEach() throws Exception {
        for (String command : Completions.COMMANDS) {
            assertThat(java.util.Arrays.stream(Commands.class.getMethods()).filter(m -> m.getName().equals(command)))
                    .singleElement().satisfies(m -> assertThat(m.getAnnotation(Descriptor.class).value()).isNotBlank());
        }
    }

    @Test
    void anUnknownOptionOfAnyCommandIsExplained() {
        assertThatThrownBy(() -> gogo.type("wrt:ps --jsn")).hasMessageStartingWith(
                "unknown option '--jsn'; did you mean '--json'")
                .hasMessageEndingWith("\nusage: wrt:ps [-h] [--json]\nhelp:  wrt:ps --help");
        assertThatThrownBy(() -> gogo.type("wrt:ps brake")).hasMessageContaining("'brake'");
    }
}
