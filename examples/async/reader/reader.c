// SPDX-License-Identifier: Apache-2.0
// Async functions without callbacks: reading blocks the call, on a stack of its own.
#include "../async.h"

#define READING "flow:reader/reading@0.1.0"

enum { CHUNK = 1024 };

IMPORT("[export]" READING, "[task-return]sum") void sum_return(uint64_t total);
IMPORT("[export]" READING, "[stream-read-0]sum") uint32_t sum_read(uint32_t stream, uint8_t *buffer, uint32_t most);
IMPORT("[export]" READING, "[stream-drop-readable-0]sum") void sum_drop(uint32_t stream);

EXPORT("[async-lift-stackful]" READING "#sum") void reading_sum(uint32_t stream) {
    uint8_t *bytes = allocate(CHUNK); // not a local: other calls run on the same C stack while this one blocks
    uint64_t total = 0;
    uint32_t result;
    do {
        result = sum_read(stream, bytes, CHUNK);
        for (uint32_t i = 0; i < result >> 4; i++) {
            total += bytes[i];
        }
    } while ((result & 15) == COMPLETED);
    release(bytes);
    sum_drop(stream);
    sum_return(total);
}

IMPORT("[export]" READING, "[task-return]next") void next_return(uint32_t value);
IMPORT("[export]" READING, "[future-read-0]next") uint32_t next_read(uint32_t future, uint32_t *value);
IMPORT("[export]" READING, "[future-drop-readable-0]next") void next_drop(uint32_t future);

EXPORT("[async-lift-stackful]" READING "#next") void reading_next(uint32_t future) {
    uint32_t *value = allocate(sizeof(uint32_t));
    if (next_read(future, value) != COMPLETED) {
        __builtin_trap();
    }
    uint32_t result = *value + 1;
    release(value);
    next_drop(future);
    next_return(result);
}
