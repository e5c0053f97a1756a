// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlatScalarsTest {

    @Test
    void aTypeOfTheSameWidthHoldsTheSameBits() {
        assertThat(FlatScalars.u32(-1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(FlatScalars.u32ToInt(0xFFFF_FFFFL)).isEqualTo(-1);
        assertThat(FlatScalars.u8((byte) -1)).isEqualTo(255);
        assertThat(FlatScalars.u8ToByte(255)).isEqualTo((byte) -1);
    }

    @Test
    void aWiderTypeHoldsTheSameValueAndNoOther() {
        assertThat(FlatScalars.u32ToLong(-1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(FlatScalars.s8ToInt(0xFFL)).isEqualTo(-1);
        assertThatThrownBy(() -> FlatScalars.u8(256)).hasMessage("u8 must be 0 to 255, but is 256");
        assertThatThrownBy(() -> FlatScalars.s16(40_000)).hasMessage("s16 must be -32768 to 32767, but is 40000");
    }

    @Test
    void aCharIsAUnicodeScalarValue() {
        assertThat(FlatScalars.character(0x1F697)).isEqualTo(0x1F697);
        assertThatThrownBy(() -> FlatScalars.character(0xD800)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void floatsTravelAsTheirBits() {
        assertThat(FlatScalars.f32ToFloat(FlatScalars.f32(-1.5f))).isEqualTo(-1.5f);
        assertThat(FlatScalars.f64ToDouble(FlatScalars.f64(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
    }
}
