// SPDX-License-Identifier: Apache-2.0
// Calls a source, and reads the stream that it answers with to its end.
#include "../async.h"

#define SOURCE "flow:source/source@0.1.0"
#define SUMMARY "flow:summary/summary@0.1.0"

enum { CHUNK = 100 };

typedef struct {
    uint64_t at;
    int32_t value;
} sample;

typedef struct {
    int64_t total;
    uint32_t stream; // where the import puts it
    uint32_t set;
    union {
        uint8_t bytes[CHUNK];
        sample samples[CHUNK];
    };
} summary;

// The functions by which one type of streams is read; `number` is an element as a number.
#define SUMMARIZE(name, field, number) \
    IMPORT(SOURCE, "[async-lower]" #name) uint32_t source_##name(uint32_t count, uint32_t *stream); \
    IMPORT(SOURCE, "[async-lower][stream-read-0]" #name) \
    uint32_t name##_read(uint32_t stream, void *buffer, uint32_t most); \
    IMPORT(SOURCE, "[stream-drop-readable-0]" #name) void name##_drop(uint32_t stream); \
    IMPORT("[export]" SUMMARY, "[task-return]" #name) void name##_return(int64_t total); \
    \
    static bool name##_add(summary *call, uint32_t result) { \
        for (uint32_t i = 0; i < result >> 4; i++) { \
            call->total += number(call->field[i]); \
        } \
        return (result & 15) == COMPLETED; \
    } \
    \
    static uint32_t name##_end(summary *call) { \
        name##_drop(call->stream); \
        name##_return(call->total); \
        set_drop(call->set); \
        release(call); \
        return EXIT; \
    } \
    \
    static uint32_t name##_go_on(summary *call) { \
        uint32_t result; \
        while ((result = name##_read(call->stream, call->field, CHUNK)) != BLOCKED) { \
            if (!name##_add(call, result)) { \
                return name##_end(call); \
            } \
        } \
        join(call->stream, call->set); \
        return WAIT_ON(call->set); \
    } \
    \
    EXPORT("[async-lift]" SUMMARY "#" #name) uint32_t summary_##name(uint32_t count) { \
        summary *call = allocate(sizeof(summary)); \
        call->total = 0; \
        call->set = set_new(); \
        context_set(call); \
        uint32_t state = source_##name(count, &call->stream); \
        if ((state & 15) != RETURNED) { \
            join(state >> 4, call->set); \
            return WAIT_ON(call->set); \
        } \
        if (state >> 4) { \
            subtask_drop(state >> 4); \
        } \
        return name##_go_on(call); \
    } \
    \
    EXPORT("[callback][async-lift]" SUMMARY "#" #name) \
    uint32_t name##_callback(uint32_t event, uint32_t waitable, uint32_t payload) { \
        summary *call = context_get(); \
        if (event == EVENT_SUBTASK) { \
            if (payload != RETURNED) { \
                return WAIT_ON(call->set); \
            } \
            subtask_drop(waitable); \
            return name##_go_on(call); \
        } \
        if (event != EVENT_STREAM_READ) { \
            __builtin_trap(); \
        } \
        join(waitable, 0); \
        return name##_add(call, payload) ? name##_go_on(call) : name##_end(call); \
    }

static int64_t number_of_byte(uint8_t byte) {
    return byte;
}

static int64_t number_of_sample(sample s) {
    return s.value;
}

SUMMARIZE(bytes, bytes, number_of_byte)
SUMMARIZE(samples, samples, number_of_sample)
