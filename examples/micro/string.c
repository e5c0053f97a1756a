// SPDX-License-Identifier: Apache-2.0
// Text: run(n) writes n lines "item=NUMBER;" one after the other, with random numbers below
// 100000, searches all numbers again, reads them, and returns the hash of what it read,
// n <= 16384.
#include "kernel.h"

enum { LIMIT = 1 << 14, LONGEST = 11 };

static char text[LIMIT * LONGEST];

static const char key[] = "item=";
enum { KEY_SIZE = sizeof(key) - 1 };

static char *append_text(char *end, const char *added, int32_t size) {
    for (int32_t i = 0; i < size; i++) {
        *end++ = added[i];
    }
    return end;
}

static char *append_number(char *end, uint32_t number) {
    char digits[10];
    int32_t start = sizeof(digits);
    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return append_text(end, digits + start, (int32_t)sizeof(digits) - start);
}

// The first place from `from` on where `key` stands, or `end`.
static const char *search(const char *from, const char *end) {
    for (; from + KEY_SIZE <= end; from++) {
        int32_t matching = 0;
        while (matching < KEY_SIZE && from[matching] == key[matching]) {
            matching++;
        }
        if (matching == KEY_SIZE) {
            return from;
        }
    }
    return end;
}

RUN {
    require(n >= 0 && n <= LIMIT);
    uint32_t seed = 1;
    char *end = text;
    for (int32_t i = 0; i < n; i++) {
        end = append_text(end, key, KEY_SIZE);
        end = append_number(end, (next_random(&seed) >> 8) % 100000);
        end = append_text(end, ";", 1);
    }
    uint32_t result = HASH_START;
    for (const char *at = search(text, end); at != end; at = search(at, end)) {
        uint32_t number = 0;
        for (at += KEY_SIZE; *at != ';'; at++) {
            number = number * 10 + (uint32_t)(*at - '0');
        }
        result = hash(result, number);
    }
    return (int32_t)result;
}
