// SPDX-License-Identifier: Apache-2.0
// Sieve of Eratosthenes: run(n) is the number of primes below n, n <= 1048576.
#include "kernel.h"

enum { LIMIT = 1 << 20 };

static bool composite[LIMIT];

RUN {
    require(n >= 0 && n <= LIMIT);
    for (int32_t i = 0; i < n; i++) {
        composite[i] = false;
    }
    int32_t count = 0;
    for (int32_t i = 2; i < n; i++) {
        if (composite[i]) {
            continue;
        }
        count++;
        for (int64_t multiple = (int64_t)i * i; multiple < n; multiple += i) {
            composite[multiple] = true;
        }
    }
    return count;
}
