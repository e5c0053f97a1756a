// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wrt.api.engine.TaskInfo;

class PsCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void eachComponentIsALineWithItsFigures() {
        List<String> lines = gogo.lines("wrt:ps");
        assertThat(lines.get(0))
                .startsWith(
                        "NAME   STATE       VERSION  DIGEST        PART  CALLS  FAILED     FUEL      P50      P99  ")
                .endsWith(" AGE");
        assertThat(lines.get(1)).startsWith(
                "brake  active      0.1.0    3f2a91c0d2e1     0  1,204       2  813,345  1.24 us  5.30 ms");
        assertThat(lines.get(2)).startsWith("lamp   unresolved  0.0.0    bbbbbbbbbbbb     1      0       0        0");
    }

    @Test
    void whatIsNotActiveSaysWhy() {
        assertThat(gogo.lines("wrt:ps")).endsWith("", "lamp: missing import vehicle:host/power@0.1.0");
    }

    @Test
    void runningTasksAreListed() {
        gogo.engine.tasks.add(new TaskInfo(17, "brake", "spin", "running", 128, 5000, Long.MAX_VALUE, 2_500_000, 0));
        assertThat(gogo.lines("wrt:ps")).endsWith(
                "TASK  COMPONENT  EXPORT  STATE    PRIO   FUEL  BUDGET      AGE  PART",
                "  17  brake      spin    running   128  5,000    none  2.50 ms     0");
    }

    @Test
    void nothingDeployedSaysWhatToDo() {
        gogo.deployer.deployments.clear();
        assertThat(gogo.type("wrt:ps")).isEqualTo("nothing is deployed; try wrt:deploy FILE.wasm");
    }

    @Test
    void jsonHasTheSameFacts() {
        gogo.engine.tasks.add(new TaskInfo(17, "brake", "spin", "running", 128, 5000, Long.MAX_VALUE, 2_500_000, 0));
        JsonObject facts = JsonParser.parseString(gogo.type("wrt:ps --json")).getAsJsonObject();
        JsonObject brake = facts.getAsJsonArray("components").get(0).getAsJsonObject();
        assertThat(brake.get("digest").getAsString()).isEqualTo(FakeDeployer.DIGEST);
        assertThat(brake.get("since").getAsString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(brake.get("state").getAsString()).isEqualTo("ACTIVE");
        assertThat(facts.getAsJsonArray("statistics").get(0).getAsJsonObject().get("calls").getAsLong())
                .isEqualTo(1204);
        assertThat(facts.getAsJsonArray("tasks").get(0).getAsJsonObject().get("fuelBudget").isJsonNull()).isTrue();
    }
}
