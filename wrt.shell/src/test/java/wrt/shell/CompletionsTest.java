// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.builtins.Completers.CompletionData;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wrt.api.engine.TaskInfo;

class CompletionsTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void namesAreCompletedWhereANameBelongs() {
        gogo.engine.tasks.add(new TaskInfo(17, "brake", "spin", "running", 128, 0, 0, 0, 0));
        assertThat(complete("wrt:inspect ")).containsExactly("brake", "lamp");
        assertThat(complete("undeploy ")).containsExactly("brake", "lamp");
        assertThat(complete("wrt:call ")).containsExactly("brake");
        assertThat(complete("wrt:call brake ")).contains("spin", "vehicle:brake/control@0.1.0#apply");
        assertThat(complete("wrt:policy ")).containsExactly("swap", "auto");
        assertThat(complete("wrt:policy swap ")).containsExactly("round-robin", "priority");
        assertThat(complete("wrt:kill ")).containsExactly("17");
        assertThat(complete("wrt:help ")).containsExactlyElementsOf(Completions.COMMANDS);
        assertThat(complete("wrt:ps ")).isEmpty();
        assertThat(complete("wrt:inspect brake ")).isEmpty();
    }

    @Test
    void theRulesArePutIntoAnInteractiveSessionOnce() {
        Map<String, List<CompletionData>> rules = new HashMap<>();
        gogo.session.put(".completions", rules);
        Completions completions = new Completions();
        completions.beforeExecute(gogo.session, "echo");
        assertThat(rules.keySet()).containsExactlyInAnyOrderElementsOf(
                Completions.COMMANDS.stream().map(name -> "wrt:" + name).toList());
        List<CompletionData> ps = rules.get("wrt:ps");
        completions.beforeExecute(gogo.session, "echo");
        assertThat(rules.get("wrt:ps")).isSameAs(ps);
    }

    @Test
    void aSessionWithoutCompletionIsLeftAlone() {
        new Completions().beforeExecute(gogo.session, "echo");
        assertThat(gogo.session.get(".completions")).isNull();
    }

    private List<String> complete(String line) {
        return new Candidates(new Platform(gogo.deployer, gogo.engine, List.of(gogo.brake)))
                .of(new DefaultParser().parse(line, line.length(), org.jline.reader.Parser.ParseContext.COMPLETE));
    }
}
