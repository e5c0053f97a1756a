// SPDX-License-Identifier: Apache-2.0
// The types that both interfaces use, laid out in memory as the canonical ABI says.
#pragma once

#include "../abi/abi.h"

typedef struct {
    string sensor;
    int32_t value;
    uint64_t at;
} sample;

typedef struct {
    const sample *data;
    uint32_t size;
} sample_list;

enum { EMPTY, MALFORMED, UNKNOWN_SENSOR, OUT_OF_RANGE };

typedef struct {
    uint8_t kind;
    union {
        uint32_t malformed;
        string unknown_sensor;
        struct {
            int32_t value;
            int32_t limit;
        } out_of_range;
    };
} problem;

_Static_assert(sizeof(sample) == 24 && offsetof(sample, at) == 16, "layout of sample");
_Static_assert(sizeof(problem) == 12 && offsetof(problem, malformed) == 4, "layout of problem");

// Whether a sample is acceptable. If so, its sensor becomes the constant of the same name,
// which outlives the call; if not, `why` says what is wrong.
bool acceptable(sample *checked, problem *why);
