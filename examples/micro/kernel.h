// SPDX-License-Identifier: Apache-2.0
// What the kernels in C share.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define RUN __attribute__((export_name("run"))) int32_t run(int32_t n)

// The sizes of all arrays are fixed; a larger n traps.
static inline void require(bool within) {
    if (!within) {
        __builtin_trap();
    }
}

// A linear congruential generator; the first value comes from seed 1.
static inline uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed;
}

// FNV-1a over words.
static inline uint32_t hash(uint32_t so_far, uint32_t word) {
    return (so_far ^ word) * 16777619u;
}

#define HASH_START 2166136261u
