// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.UndeclaredThrowableException;
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

    @Test
    void theLimitOfTheCodeCacheIsInMebibytes() {
        assertThat(DeployerComponent.cacheLimit(() -> 1, problems::add)).isEqualTo(1 << 20);
        assertThat(DeployerComponent.cacheLimit(() -> Integer.MAX_VALUE, problems::add))
                .isEqualTo((long) Integer.MAX_VALUE << 20);
        assertThat(problems).isEmpty();
    }

    @Test
    void aLimitThatIsNoneIsReportedAndTheDeployerStarts() {
        assertThat(DeployerComponent.cacheLimit(() -> 0, problems::add)).isEqualTo(512L << 20);
        assertThat(DeployerComponent.cacheLimit(() -> {
            throw new UndeclaredThrowableException(new NumberFormatException("much"));
        }, problems::add)).isEqualTo(512L << 20);
        assertThat(problems).satisfiesExactly(
                zero -> assertThat(zero).contains("cache.limit.mib", "at least 1", "but is 0", "512"),
                word -> assertThat(word).contains("cache.limit.mib", "number", "512"));
    }
}
