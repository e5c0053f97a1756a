// SPDX-License-Identifier: Apache-2.0
// Quicksort, recursive: run(n) is the hash of n sorted random numbers, n <= 262144.
#include "kernel.h"

enum { LIMIT = 1 << 18 };

static uint32_t values[LIMIT];

static void sort(int32_t low, int32_t high) {
    while (low < high) {
        uint32_t pivot = values[low + (high - low) / 2];
        int32_t left = low;
        int32_t right = high;
        while (left <= right) {
            while (values[left] < pivot) {
                left++;
            }
            while (values[right] > pivot) {
                right--;
            }
            if (left <= right) {
                uint32_t moved = values[left];
                values[left++] = values[right];
                values[right--] = moved;
            }
        }
        // The smaller part by recursion, so the depth stays below 18.
        if (right - low < high - left) {
            sort(low, right);
            low = left;
        } else {
            sort(left, high);
            high = right;
        }
    }
}

RUN {
    require(n >= 0 && n <= LIMIT);
    uint32_t seed = 1;
    for (int32_t i = 0; i < n; i++) {
        values[i] = next_random(&seed);
    }
    sort(0, n - 1);
    uint32_t result = HASH_START;
    for (int32_t i = 0; i < n; i++) {
        result = hash(result, values[i]);
    }
    return (int32_t)result;
}
