// SPDX-License-Identifier: Apache-2.0
// CRC-32 (IEEE) by table: run(n) is the checksum of n bytes in memory, where byte i is
// i * 31 + 7, n <= 1048576.
#include "kernel.h"

enum { LIMIT = 1 << 20 };

static uint32_t table[256];
static uint8_t bytes[LIMIT];

RUN {
    require(n >= 0 && n <= LIMIT);
    for (uint32_t value = 0; value < 256; value++) {
        uint32_t entry = value;
        for (int32_t bit = 0; bit < 8; bit++) {
            entry = entry >> 1 ^ (entry & 1 ? 0xedb88320u : 0);
        }
        table[value] = entry;
    }
    for (int32_t i = 0; i < n; i++) {
        bytes[i] = (uint8_t)(i * 31u + 7);
    }
    uint32_t crc = ~0u;
    for (int32_t i = 0; i < n; i++) {
        crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 0xff];
    }
    return (int32_t)~crc;
}
