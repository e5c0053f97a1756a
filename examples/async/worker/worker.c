// SPDX-License-Identifier: Apache-2.0
// Async functions lifted with callbacks: each call keeps what it has to remember between two turns in a block of its own,
// to which slot 0 of its context points.
#include "../async.h"

#define WORK "flow:worker/work@0.1.0"
#define TIMER "flow:worker/timer@0.1.0"

enum { CHUNK = 4096 };

static uint32_t active;

EXPORT(WORK "#active") uint32_t work_active(void) {
    return active;
}

// --- double: never waits

IMPORT("[export]" WORK, "[task-return]double") void double_return(uint32_t value);

EXPORT("[async-lift]" WORK "#double") uint32_t work_double(uint32_t value) {
    double_return(2 * value);
    return EXIT;
}

EXPORT("[callback][async-lift]" WORK "#double") uint32_t double_callback(uint32_t event, uint32_t a, uint32_t b) {
    (void)event, (void)a, (void)b;
    __builtin_trap();
}

// --- relay: awaits an async import, and can be cancelled while it does

IMPORT(TIMER, "[async-lower]delay") uint32_t timer_delay(uint32_t ticks, uint32_t *result);
IMPORT("[export]" WORK, "[task-return]relay") void relay_return(uint32_t value);
IMPORT("[export]$root", "[task-cancel]") void task_cancel(void);

typedef struct {
    uint32_t result;
    uint32_t set;
    uint32_t subtask;
} relay;

static uint32_t relay_end(relay *call) {
    if (call->set) {
        subtask_drop(call->subtask);
        set_drop(call->set);
    }
    release(call);
    active--;
    return EXIT;
}

EXPORT("[async-lift]" WORK "#relay") uint32_t work_relay(uint32_t ticks) {
    relay *call = allocate(sizeof(relay));
    active++;
    call->set = 0;
    uint32_t state = timer_delay(ticks, &call->result);
    if (state == RETURNED) {
        relay_return(call->result + 1);
        return relay_end(call);
    }
    call->subtask = state >> 4;
    call->set = set_new();
    join(call->subtask, call->set);
    context_set(call);
    return WAIT_ON(call->set);
}

EXPORT("[callback][async-lift]" WORK "#relay") uint32_t relay_callback(uint32_t event, uint32_t subtask, uint32_t state) {
    (void)subtask;
    relay *call = context_get();
    if (event == EVENT_TASK_CANCELLED) {
        join(call->subtask, 0);
        state = subtask_cancel(call->subtask);
    } else if (event != EVENT_SUBTASK) {
        __builtin_trap();
    }
    switch (state) {
    case RETURNED: // too late for a cancellation: there is a result
        relay_return(call->result + 1);
        return relay_end(call);
    case CANCELLED_BEFORE_STARTED:
    case CANCELLED_BEFORE_RETURNED:
        task_cancel();
        return relay_end(call);
    default:
        return WAIT_ON(call->set);
    }
}

// --- sum-bytes and sum-numbers: read a stream to its end

typedef struct {
    uint64_t total;
    uint32_t stream;
    uint32_t set;
    union {
        uint8_t bytes[CHUNK];
        uint32_t numbers[CHUNK / 4];
    };
} sum;

// A function from a stream to the sum of its elements; the elements are in `field` of a sum.
#define SUM(function, name, field, count) \
    IMPORT("[export]" WORK, "[task-return]" name) void function##_return(uint64_t total); \
    IMPORT("[export]" WORK, "[async-lower][stream-read-0]" name) \
    uint32_t function##_read(uint32_t stream, void *buffer, uint32_t most); \
    IMPORT("[export]" WORK, "[stream-drop-readable-0]" name) void function##_drop(uint32_t stream); \
    \
    static bool function##_add(sum *call, uint32_t result) { \
        for (uint32_t i = 0; i < result >> 4; i++) { \
            call->total += call->field[i]; \
        } \
        return (result & 15) == COMPLETED; \
    } \
    \
    static uint32_t function##_end(sum *call) { \
        function##_drop(call->stream); \
        function##_return(call->total); \
        if (call->set) { \
            set_drop(call->set); \
        } \
        release(call); \
        active--; \
        return EXIT; \
    } \
    \
    static uint32_t function##_go_on(sum *call) { \
        uint32_t result; \
        while ((result = function##_read(call->stream, call->field, count)) != BLOCKED) { \
            if (!function##_add(call, result)) { \
                return function##_end(call); \
            } \
        } \
        if (!call->set) { \
            call->set = set_new(); \
        } \
        join(call->stream, call->set); \
        return WAIT_ON(call->set); \
    } \
    \
    EXPORT("[async-lift]" WORK "#" name) uint32_t work_##function(uint32_t stream) { \
        sum *call = allocate(sizeof(sum)); \
        active++; \
        call->total = 0; \
        call->stream = stream; \
        call->set = 0; \
        context_set(call); \
        return function##_go_on(call); \
    } \
    \
    EXPORT("[callback][async-lift]" WORK "#" name) \
    uint32_t function##_callback(uint32_t event, uint32_t stream, uint32_t result) { \
        sum *call = context_get(); \
        if (event != EVENT_STREAM_READ || stream != call->stream) { \
            __builtin_trap(); \
        } \
        join(stream, 0); \
        return function##_add(call, result) ? function##_go_on(call) : function##_end(call); \
    }

SUM(sum_bytes, "sum-bytes", bytes, CHUNK)
SUM(sum_numbers, "sum-numbers", numbers, CHUNK / 4)

// --- flip: reads one stream and writes another, and goes on after it has returned

#define FLIP(import) "[async-lower]" import "flip"

IMPORT("[export]" WORK, "[task-return]flip") void flip_return(uint32_t stream);
IMPORT("[export]" WORK, "[stream-new-1]flip") uint64_t flip_new(void);
IMPORT("[export]" WORK, FLIP("[stream-read-0]")) uint32_t flip_read(uint32_t stream, uint8_t *buffer, uint32_t most);
IMPORT("[export]" WORK, FLIP("[stream-write-1]")) uint32_t flip_write(uint32_t stream, const uint8_t *data, uint32_t size);
IMPORT("[export]" WORK, "[stream-drop-readable-0]flip") void flip_drop_readable(uint32_t stream);
IMPORT("[export]" WORK, "[stream-drop-writable-1]flip") void flip_drop_writable(uint32_t stream);

typedef struct {
    uint32_t in;
    uint32_t out;
    uint32_t set;
    uint32_t size; // bytes in the buffer; 0 while reading
    uint32_t sent;
    bool ended; // the input has no more
    uint8_t bytes[CHUNK];
} flip;

static uint32_t flip_end(flip *call) {
    flip_drop_readable(call->in);
    flip_drop_writable(call->out);
    set_drop(call->set);
    release(call);
    active--;
    return EXIT;
}

static void flip_was_read(flip *call, uint32_t result) {
    call->size = result >> 4;
    call->sent = 0;
    call->ended = (result & 15) != COMPLETED;
    for (uint32_t i = 0; i < call->size; i++) {
        call->bytes[i] ^= 0x20;
    }
}

// Nobody reads the output any more: then there is no reason to go on.
static bool flip_was_written(flip *call, uint32_t result) {
    call->sent += result >> 4;
    if (call->sent == call->size) {
        call->size = 0;
    }
    return (result & 15) == COMPLETED;
}

static uint32_t flip_go_on(flip *call) {
    while (true) {
        if (call->size) {
            uint32_t result = flip_write(call->out, call->bytes + call->sent, call->size - call->sent);
            if (result == BLOCKED) {
                join(call->out, call->set);
                return WAIT_ON(call->set);
            }
            if (!flip_was_written(call, result)) {
                return flip_end(call);
            }
        } else if (call->ended) {
            return flip_end(call);
        } else {
            uint32_t result = flip_read(call->in, call->bytes, CHUNK);
            if (result == BLOCKED) {
                join(call->in, call->set);
                return WAIT_ON(call->set);
            }
            flip_was_read(call, result);
        }
    }
}

EXPORT("[async-lift]" WORK "#flip") uint32_t work_flip(uint32_t in) {
    flip *call = allocate(sizeof(flip));
    active++;
    uint64_t ends = flip_new();
    *call = (flip){.in = in, .out = WRITABLE(ends), .set = set_new()};
    context_set(call);
    flip_return(READABLE(ends));
    return flip_go_on(call);
}

EXPORT("[callback][async-lift]" WORK "#flip") uint32_t flip_callback(uint32_t event, uint32_t end, uint32_t result) {
    flip *call = context_get();
    join(end, 0);
    switch (event) {
    case EVENT_STREAM_READ:
        flip_was_read(call, result);
        return flip_go_on(call);
    case EVENT_STREAM_WRITE:
        return flip_was_written(call, result) ? flip_go_on(call) : flip_end(call);
    default:
        __builtin_trap();
    }
}

// --- later: returns a future, and writes it when an async import has answered

IMPORT("[export]" WORK, "[task-return]later") void later_return(uint32_t future);
IMPORT("[export]" WORK, "[future-new-0]later") uint64_t later_new(void);
IMPORT("[export]" WORK, "[async-lower][future-write-0]later") uint32_t later_write(uint32_t future, const uint32_t *value);
IMPORT("[export]" WORK, "[future-drop-writable-0]later") void later_drop(uint32_t future);

typedef struct {
    uint32_t value;
    uint32_t future;
    uint32_t set;
} later;

static uint32_t later_end(later *call) {
    later_drop(call->future);
    set_drop(call->set);
    release(call);
    active--;
    return EXIT;
}

static uint32_t later_answered(later *call) {
    if (later_write(call->future, &call->value) != BLOCKED) {
        return later_end(call);
    }
    join(call->future, call->set);
    return WAIT_ON(call->set);
}

EXPORT("[async-lift]" WORK "#later") uint32_t work_later(uint32_t ticks) {
    later *call = allocate(sizeof(later));
    active++;
    uint64_t ends = later_new();
    call->future = WRITABLE(ends);
    call->set = set_new();
    context_set(call);
    later_return(READABLE(ends));
    uint32_t state = timer_delay(ticks, &call->value);
    if (state == RETURNED) {
        return later_answered(call);
    }
    join(state >> 4, call->set);
    return WAIT_ON(call->set);
}

EXPORT("[callback][async-lift]" WORK "#later") uint32_t later_callback(uint32_t event, uint32_t waitable, uint32_t state) {
    later *call = context_get();
    switch (event) {
    case EVENT_SUBTASK:
        if (state != RETURNED) {
            return WAIT_ON(call->set);
        }
        subtask_drop(waitable);
        return later_answered(call);
    case EVENT_FUTURE_WRITE: // read, or nobody wants it any more
        join(waitable, 0);
        return later_end(call);
    default:
        __builtin_trap();
    }
}
