// SPDX-License-Identifier: Apache-2.0
// Product of two n * n matrices of f64: run(n) is the sum of the product's elements, n <= 256.
// All values are small multiples of 1/2, so the sum is exact; it is returned times 4.
#include "kernel.h"

enum { LIMIT = 256 };

static double a[LIMIT][LIMIT], b[LIMIT][LIMIT], product[LIMIT][LIMIT];

RUN {
    require(n >= 0 && n <= LIMIT);
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n; j++) {
            a[i][j] = (i * 3 + j) % 7 * 0.5;
            b[i][j] = (i + j * 5) % 5 * 0.5;
        }
    }
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n; j++) {
            double sum = 0;
            for (int32_t k = 0; k < n; k++) {
                sum += a[i][k] * b[k][j];
            }
            product[i][j] = sum;
        }
    }
    double sum = 0;
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n; j++) {
            sum += product[i][j];
        }
    }
    return (int32_t)(int64_t)(sum * 4);
}
