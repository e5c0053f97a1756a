// SPDX-License-Identifier: Apache-2.0
// The codes of the Component Model's asynchronous ABI, and the built-ins that belong to no function.
#pragma once

#include "../vehicle/abi/abi.h"

// What a callback answers: what to do next, and on which waitable set.
enum { EXIT = 0, YIELD = 1, WAIT = 2 };
#define WAIT_ON(set) (WAIT | (set) << 4)

// Events that a callback is given, and what the two numbers with them are.
enum {
    EVENT_NONE = 0,
    EVENT_SUBTASK = 1,       // subtask, its state
    EVENT_STREAM_READ = 2,   // end, outcome | elements << 4
    EVENT_STREAM_WRITE = 3,
    EVENT_FUTURE_READ = 4,   // end, outcome
    EVENT_FUTURE_WRITE = 5,
    EVENT_TASK_CANCELLED = 6,
};

enum { STARTING = 0, STARTED = 1, RETURNED = 2, CANCELLED_BEFORE_STARTED = 3, CANCELLED_BEFORE_RETURNED = 4 };
enum { COMPLETED = 0, DROPPED = 1, CANCELLED = 2 };
#define BLOCKED UINT32_MAX

// The two ends that stream.new and future.new make.
#define READABLE(ends) ((uint32_t)(ends))
#define WRITABLE(ends) ((uint32_t)((ends) >> 32))

IMPORT("$root", "[waitable-set-new]") uint32_t set_new(void);
IMPORT("$root", "[waitable-set-drop]") void set_drop(uint32_t set);
IMPORT("$root", "[waitable-join]") void join(uint32_t waitable, uint32_t set);
IMPORT("$root", "[subtask-drop]") void subtask_drop(uint32_t subtask);
IMPORT("$root", "[subtask-cancel]") uint32_t subtask_cancel(uint32_t subtask);
IMPORT("$root", "[context-get-0]") void *context_get(void);
IMPORT("$root", "[context-set-0]") void context_set(void *value);
