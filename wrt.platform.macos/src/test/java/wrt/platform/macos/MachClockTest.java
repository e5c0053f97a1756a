// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.platform.macos.system.Mach;
import wrt.platform.macos.system.Shim;

/** Moments and durations in the units of Mach. */
class MachClockTest {

    private static final MachClock SILICON = new MachClock(125, 3, 0);
    private static final MachClock INTEL = new MachClock(1, 1, 0);

    @Test
    void unitsAreRoundedUpSoThatNothingIsEarly() {
        assertThat(SILICON.units(125)).isEqualTo(3);
        assertThat(SILICON.units(126)).isEqualTo(4);
        assertThat(SILICON.units(1)).isEqualTo(1);
        assertThat(SILICON.units(0)).isZero();
        assertThat(INTEL.units(126)).isEqualTo(126);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999_999_999, Long.MAX_VALUE / 2, Long.MAX_VALUE - 1})
    void noMomentOverflows(long moment) {
        assertThat(SILICON.moment(moment)).isBetween(moment / 125 * 3, moment / 125 * 3 + 4);
        assertThat(INTEL.moment(moment)).isEqualTo(moment);
    }

    @Test
    void aMomentBeforeTheClocksStartIsItsFirstUnit() {
        assertThat(SILICON.moment(-1)).isEqualTo(1);
        assertThat(SILICON.moment(Long.MIN_VALUE)).isEqualTo(1);
        assertThat(new MachClock(1, 1, 100).moment(-50)).isEqualTo(50);
    }

    @Test
    void theMeasuredClockAgreesWithTheSystems() {
        Shim.load();
        MachClock clock = MachClock.measure();
        long before = Mach.mach_absolute_time();
        long now = clock.moment(System.nanoTime());
        long after = Mach.mach_absolute_time();
        assertThat(now).isBetween(before - 4, after + 4);
    }
}
