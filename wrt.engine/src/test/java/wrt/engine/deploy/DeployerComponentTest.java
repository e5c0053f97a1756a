// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import wrt.core.ExecutionMode;

class DeployerComponentTest {

    private final List<String> problems = new ArrayList<>();

    @Test
    void aModeIsAWordInAnyCase() {
        assertThat(DeployerComponent.mode("compiled", problems::add)).isEqualTo(ExecutionMode.COMPILED);
        assertThat(DeployerComponent.mode(" Interpreted", problems::add)).isEqualTo(ExecutionMode.INTERPRETED);
        assertThat(problems).isEmpty();
    }

    @Test
    void aWordThatIsNoModeIsReportedAndTheDeployerStarts() {
        assertThat(DeployerComponent.mode("fast", problems::add)).isEqualTo(ExecutionMode.COMPILED);
        assertThat(problems).singleElement().asString().contains("mode", "compiled or interpreted", "\"fast\"");
    }
}
