// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/** When a timer expires. */
class ExpirationsTest {

    @Test
    void onceIsOnce() {
        Expirations once = new Expirations(10, 0);
        assertThat(once.take(9)).isZero();
        assertThat(once.take(10)).isEqualTo(1);
        assertThat(once.take(1000)).isZero();
        assertThat(once.due()).isEqualTo(Parker.FOREVER);
    }

    @Test
    void whatWasMissedIsCountedAndThePhaseIsKept() {
        Expirations periodic = new Expirations(10, 5);
        assertThat(periodic.take(10)).isEqualTo(1);
        assertThat(periodic.take(26)).isEqualTo(3);
        assertThat(periodic.due()).isEqualTo(30);
    }

    @Test
    void aTimerThatIsNotArmedHasNone() {
        assertThat(Expirations.none().take(100)).isZero();
        assertThat(Expirations.none().due()).isEqualTo(Parker.FOREVER);
    }

    @Test
    void theClockMayWrapAround() {
        assertThat(new Expirations(Long.MAX_VALUE - 1, 2).take(Long.MIN_VALUE + 10)).isEqualTo(7);
    }

    @Test
    void aNegativePeriodIsRefused() {
        assertThatThrownBy(() -> new Expirations(1, -1)).hasMessageContaining("-1").isInstanceOfSatisfying(
                PlatformException.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    }
}
