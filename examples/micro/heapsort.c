// SPDX-License-Identifier: Apache-2.0
// Heapsort, in place: run(n) is the hash of n sorted random numbers, n <= 262144: the same
// as quicksort's.
#include "kernel.h"

enum { LIMIT = 1 << 18 };

static uint32_t values[LIMIT];

static void sift_down(int32_t root, int32_t size) {
    uint32_t sinking = values[root];
    int32_t child;
    while ((child = root * 2 + 1) < size) {
        if (child + 1 < size && values[child + 1] > values[child]) {
            child++;
        }
        if (values[child] <= sinking) {
            break;
        }
        values[root] = values[child];
        root = child;
    }
    values[root] = sinking;
}

RUN {
    require(n >= 0 && n <= LIMIT);
    uint32_t seed = 1;
    for (int32_t i = 0; i < n; i++) {
        values[i] = next_random(&seed);
    }
    for (int32_t root = n / 2 - 1; root >= 0; root--) {
        sift_down(root, n);
    }
    for (int32_t last = n - 1; last > 0; last--) {
        uint32_t greatest = values[0];
        values[0] = values[last];
        values[last] = greatest;
        sift_down(0, last);
    }
    uint32_t result = HASH_START;
    for (int32_t i = 0; i < n; i++) {
        result = hash(result, values[i]);
    }
    return (int32_t)result;
}
