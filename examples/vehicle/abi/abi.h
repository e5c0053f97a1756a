// SPDX-License-Identifier: Apache-2.0
// What C code needs to be a component: names of exports and imports, strings, and
// the memory through which the canonical ABI passes strings, lists and large records.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(name)))
#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))

// The post-return function of an export whose result lies in memory.
#define POST_RETURN(function, name) \
    EXPORT("cabi_post_" name) void end_##function(const void *result) { \
        (void)result; \
        call_end(); \
    }

// UTF-8, not terminated: pointer and length in bytes, as a string lies in memory. As a
// parameter of an export or import a string is these two as separate parameters.
typedef struct {
    const char *data;
    uint32_t size;
} string;

#define STRING(literal) ((string){literal, sizeof(literal) - 1})

// Memory that lives until the end of the current call: parameters, results, scratch.
void *call_allocate(uint32_t size);

// Ends the call: everything from call_allocate and cabi_realloc is free again. A function
// whose result lies in memory leaves this to its post-return function.
void call_end(void);

// Memory that lives until it is released.
void *allocate(uint32_t size);
void release(void *memory);

string call_concat(const string *parts, uint32_t count);
string call_decimal(int64_t value);
string call_unsigned(uint64_t value);
bool equal(string a, string b);
