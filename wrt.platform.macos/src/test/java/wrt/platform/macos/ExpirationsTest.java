// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import wrt.api.platform.Parker;

/** When a timer expires. */
class ExpirationsTest {

    private final Expirations expirations = new Expirations();

    @Test
    void onceIsOnce() {
        expirations.arm(10, 0);
        assertThat(expirations.take(9)).isZero();
        assertThat(expirations.take(10)).isEqualTo(1);
        assertThat(expirations.take(1000)).isZero();
        assertThat(expirations.due()).isEqualTo(Parker.FOREVER);
    }

    @Test
    void whatWasMissedIsCountedAndThePhaseIsKept() {
        expirations.arm(10, 5);
        assertThat(expirations.take(10)).isEqualTo(1);
        assertThat(expirations.take(26)).isEqualTo(3);
        assertThat(expirations.due()).isEqualTo(30);
    }

    @Test
    void aDisarmedTimerHasNone() {
        expirations.arm(10, 5);
        expirations.disarm();
        assertThat(expirations.take(100)).isZero();
    }

    @Test
    void theClockMayWrapAround() {
        expirations.arm(Long.MAX_VALUE - 1, 2);
        assertThat(expirations.take(Long.MIN_VALUE + 10)).isEqualTo(7);
    }

    @Test
    void aNegativePeriodIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> expirations.arm(1, -1)).withMessageContaining("-1");
    }
}
