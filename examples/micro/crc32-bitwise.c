// SPDX-License-Identifier: Apache-2.0
// CRC-32 (IEEE) bit by bit: run(n) is the checksum of n bytes, where byte i is i * 31 + 7.
#include "kernel.h"

RUN {
    uint32_t crc = ~0u;
    for (int32_t i = 0; i < n; i++) {
        crc ^= (uint8_t)(i * 31u + 7);
        for (int32_t bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
        }
    }
    return (int32_t)~crc;
}
