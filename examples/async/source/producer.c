// SPDX-License-Identifier: Apache-2.0
// Fills streams after the call that made them has returned.
#include "../async.h"

#define SOURCE "flow:source/source@0.1.0"

enum { CHUNK = 64 };

typedef struct {
    uint64_t at;
    int32_t value;
} sample;

typedef struct {
    uint64_t made; // elements so far
    uint64_t count;
    uint32_t stream;
    uint32_t set;
    uint32_t size; // elements in the buffer
    uint32_t sent;
    union {
        uint8_t bytes[CHUNK];
        sample samples[CHUNK];
    };
} production;

// The functions by which one type of streams is filled; `make` makes the element with a number.
#define PRODUCE(name, field, make) \
    IMPORT("[export]" SOURCE, "[task-return]" #name) void name##_return(uint32_t stream); \
    IMPORT("[export]" SOURCE, "[stream-new-0]" #name) uint64_t name##_new(void); \
    IMPORT("[export]" SOURCE, "[async-lower][stream-write-0]" #name) \
    uint32_t name##_write(uint32_t stream, const void *data, uint32_t count); \
    IMPORT("[export]" SOURCE, "[stream-drop-writable-0]" #name) void name##_drop(uint32_t stream); \
    \
    static void name##_was_written(production *call, uint32_t result) { \
        call->sent += result >> 4; \
        if ((result & 15) != COMPLETED) { \
            call->sent = call->size; \
            call->made = call->count; \
        } \
    } \
    \
    static uint32_t name##_go_on(production *call) { \
        while (true) { \
            if (call->sent == call->size) { \
                for (call->size = 0; call->size < CHUNK && call->made < call->count; call->made++) { \
                    call->field[call->size++] = make(call->made); \
                } \
                call->sent = 0; \
                if (!call->size) { \
                    name##_drop(call->stream); \
                    set_drop(call->set); \
                    release(call); \
                    return EXIT; \
                } \
            } \
            uint32_t result = name##_write(call->stream, call->field + call->sent, call->size - call->sent); \
            if (result == BLOCKED) { \
                join(call->stream, call->set); \
                return WAIT_ON(call->set); \
            } \
            name##_was_written(call, result); \
        } \
    } \
    \
    EXPORT("[async-lift]" SOURCE "#" #name) uint32_t source_##name(uint32_t count) { \
        production *call = allocate(sizeof(production)); \
        uint64_t ends = name##_new(); \
        call->made = call->size = call->sent = 0; \
        call->count = count; \
        call->stream = WRITABLE(ends); \
        call->set = set_new(); \
        context_set(call); \
        name##_return(READABLE(ends)); \
        return name##_go_on(call); \
    } \
    \
    EXPORT("[callback][async-lift]" SOURCE "#" #name) \
    uint32_t name##_callback(uint32_t event, uint32_t stream, uint32_t result) { \
        if (event != EVENT_STREAM_WRITE) { \
            __builtin_trap(); \
        } \
        join(stream, 0); \
        name##_was_written(context_get(), result); \
        return name##_go_on(context_get()); \
    }

static uint8_t byte_of(uint64_t number) {
    return (uint8_t)(number % 251);
}

static sample sample_of(uint64_t number) {
    return (sample){number, (int32_t)(number * number % 1000)};
}

PRODUCE(bytes, bytes, byte_of)
PRODUCE(samples, samples, sample_of)
