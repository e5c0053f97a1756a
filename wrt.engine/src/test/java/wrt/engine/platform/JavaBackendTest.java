// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wrt.api.platform.PlatformLimits;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** The fall-back obeys the rules of the seam. */
class JavaBackendTest extends PlatformSuite {

    @Override
    protected PlatformFixture fixture() {
        return new JavaFixture();
    }

    @Test
    void aLimitThatIsNoneIsReportedAndLeavesTheDefault() {
        List<String> problems = new ArrayList<>();
        assertThat(JavaBackend.limits(Map.of("wait.words", "abc", "channels", "0", "timers", "7"), problems::add))
                .isEqualTo(new PlatformLimits(512, 128, 128, 64, 7, 512));
        assertThat(problems).containsExactly(
                "configuration wrt.platform.java: channels must be a whole number, 1 to 1000000, but is \"0\"; it stays"
                        + " 128",
                "configuration wrt.platform.java: wait.words must be a whole number, 1 to 1000000, but is \"abc\"; it"
                        + " stays 512");
    }
}
