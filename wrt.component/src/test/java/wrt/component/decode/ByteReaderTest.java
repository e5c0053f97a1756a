// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wrt.component.Bytes;
import wrt.component.ComponentFormatException;
import wrt.component.ComponentLimits;
import wrt.component.Features;

class ByteReaderTest {

    private static ByteReader reader(Object... parts) {
        byte[] bytes = Bytes.bytes(parts);
        return new ByteReader(new Loading(Features.defaults(), ComponentLimits.defaults()), bytes, 0, bytes.length);
    }

    @Test
    void unsignedNumbersAreLeb128() {
        assertThat(reader(0x00).u32()).isZero();
        assertThat(reader(0xe5, 0x8e, 0x26).u32()).isEqualTo(624485);
        assertThat(reader(0xff, 0xff, 0xff, 0xff, 0x0f).u32()).isEqualTo(0xffff_ffffL);
        assertThat(reader(0x80, 0x80, 0x80, 0x80, 0x00).u32()).isZero();
    }

    @Test
    void aNumberMayNotBeLongerThanItsTypeNeeds() {
        assertThatThrownBy(() -> reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00).u32())
                .isInstanceOf(ComponentFormatException.class)
                .hasMessageContaining("integer representation too long");
    }

    @Test
    void theUnusedBitsOfTheLastByteAreZero() {
        assertThatThrownBy(() -> reader(0xff, 0xff, 0xff, 0xff, 0x1f).u32())
                .isInstanceOf(ComponentFormatException.class)
                .hasMessageContaining("integer too large");
    }

    @Test
    void signedNumbersExtendTheirSign() {
        assertThat(reader(0x7f).s33()).isEqualTo(-1);
        assertThat(reader(0x80, 0x7f).s33()).isEqualTo(-128);
        assertThat(reader(0xff, 0xff, 0xff, 0xff, 0x0f).s33()).isEqualTo(0xffff_ffffL);
        assertThat(reader(0x80, 0x80, 0x80, 0x80, 0x70).s33()).isEqualTo(-(1L << 32));
        assertThatThrownBy(() -> reader(0xff, 0xff, 0xff, 0xff, 0x3f).s33()).hasMessageContaining("too large");
    }

    @Test
    void sixtyFourBitsHaveTenBytes() {
        assertThat(reader(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01).u64()).isEqualTo(-1);
        assertThatThrownBy(() -> reader(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x03).u64())
                .hasMessageContaining("too large");
    }

    @Test
    void aNameIsValidUtf8() {
        assertThat(reader("grüße").name()).isEqualTo("grüße");
        for (byte[] wrong : new byte[][]{Bytes.bytes(1, 0x80), Bytes.bytes(2, 0xc0, 0x80),
            Bytes.bytes(3, 0xed, 0xa0, 0x80),
            Bytes.bytes(4, 0xf4, 0x90, 0x80, 0x80), Bytes.bytes(1, 0xc3)}) {
            assertThatThrownBy(() -> reader((Object) wrong).name()).hasMessageContaining("malformed UTF-8 encoding");
        }
    }

    @Test
    void aNameEndsInsideTheBytes() {
        assertThatThrownBy(() -> reader(5, (int) 'a').name()).hasMessageContaining("unexpected end");
    }

    @Test
    void aCountBeyondTheBytesLeftIsAnErrorBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> reader(Bytes.u32(999_999), 0).count("things", 1_000_000, "things"))
                .hasMessageContaining("unexpected end-of-file: 999999 things declared in the last 1 bytes");
    }

    @Test
    void errorsNameTheByte() {
        ComponentFormatException e = org.assertj.core.api.Assertions
                .catchThrowableOfType(ComponentFormatException.class, () -> {
                    ByteReader in = reader(0, 0);
                    in.u8();
                    in.u8();
                    in.u8();
                });
        assertThat(e.offset()).isEqualTo(2);
        assertThat(e.kind()).isEqualTo(ComponentFormatException.Kind.MALFORMED);
    }
}
