// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** The rules hold as well without futexes, epoll and NUMA. */
class LinuxOnPlainJavaTest extends PlatformSuite {

    private static final LinuxOptions NONE = new LinuxOptions(false, false, false, false);

    @Override
    protected PlatformFixture fixture() {
        return new LinuxPlatformTest.Fixture(NONE);
    }

    @Test
    void whatIsSwitchedOffIsSaid() {
        PlatformBackend backend = fixture().open(PlatformLimits.SEED);
        assertThat(backend.capabilities()).extracting(Capability::detail)
                .anyMatch(detail -> detail.contains("'futex.optimization' is off"))
                .anyMatch(detail -> detail.contains("'epoll.integration' is off"))
                .anyMatch(detail -> detail.contains("'numa.awareness' is off"));
        assertThat(backend.capabilities()).filteredOn(c -> c.name().equals("wait-word")).extracting(Capability::state)
                .containsExactly(State.EMULATED);
        fixture().close(backend);
    }
}
