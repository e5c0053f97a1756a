// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wrt.api.engine.TaskInfo;

class PlatformCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void grantsAndRefusalsAreShownWithTheirReason() {
        assertThat(gogo.type("wrt:platform")).isEqualTo("""
                backend linux

                CAPABILITY  STATE    DETAIL
                futex       granted  2 of 512 in use

                PART  CARRIER  THREAD  CPUS  CLASS  PRIORITY  FIBERS
                0     wrt-0      4711  0-1   fifo         10  continuation

                PART  CAPABILITY  STATE    DETAIL
                0     affinity    granted  cpu 0
                0     sched-fifo  refused  EPERM (not permitted)

                METRIC       VALUE  UNIT
                futex.waits  1,234  calls""");
    }

    @Test
    void aTaskIsCancelledByItsNumber() {
        gogo.engine.tasks.add(new TaskInfo(17, "brake", "spin", "running", 128, 0, 0, 0, 0));
        assertThatThrownBy(() -> gogo.type("wrt:kill 16")).hasMessage("no task 16; there are: 17");
        assertThat(gogo.type("wrt:kill 17")).isEqualTo("cancelling task 17");
        assertThatThrownBy(() -> gogo.type("wrt:kill 17")).hasMessage("no task 17; none is running");
    }
}
