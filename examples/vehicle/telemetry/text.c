// SPDX-License-Identifier: Apache-2.0
// The functions of vehicle:telemetry/readings that take text apart.
#include "sample.h"

#define READINGS "vehicle:telemetry/readings@0.1.0#"

typedef struct {
    bool failed;
    union {
        sample sample;
        problem problem;
    };
} parsed;

// Reads digits from *at on, up to `limit`; returns false, with *at at the first character
// that does not fit (at the number's start if it is too large).
static bool number(string line, uint32_t *at, uint64_t limit, uint64_t *value) {
    uint32_t start = *at;
    *value = 0;
    while (*at < line.size && line.data[*at] >= '0' && line.data[*at] <= '9') {
        uint32_t digit = (uint32_t)(line.data[*at] - '0');
        if (*value > (limit - digit) / 10) {
            *at = start;
            return false;
        }
        *value = *value * 10 + digit;
        ++*at;
    }
    return *at > start;
}

// Returns whether `mark` is at *at, and steps over it.
static bool skip(string line, uint32_t *at, char mark) {
    if (*at < line.size && line.data[*at] == mark) {
        ++*at;
        return true;
    }
    return false;
}

static bool parse_sample(string line, uint32_t *at, sample *result) {
    while (*at < line.size && line.data[*at] != '=') {
        ++*at;
    }
    uint32_t name_size = *at;
    if (name_size == 0 || !skip(line, at, '=')) {
        return false;
    }
    uint64_t size;
    bool negative = skip(line, at, '-');
    if (!number(line, at, negative ? 0x80000000u : 0x7fffffffu, &size) || !skip(line, at, '@')) {
        return false;
    }
    int32_t value = (int32_t)(negative ? -(int64_t)size : (int64_t)size);
    uint64_t time;
    if (!number(line, at, UINT64_MAX, &time) || *at != line.size) {
        return false;
    }
    *result = (sample){{line.data, name_size}, value, time};
    return true;
}

EXPORT(READINGS "parse")
const parsed *parse(const char *data, uint32_t size) {
    string line = {data, size};
    parsed *result = call_allocate(sizeof(parsed));
    uint32_t at = 0;
    *result = (parsed){0};
    if (!parse_sample(line, &at, &result->sample)) {
        result->failed = true;
        result->problem = line.size ? (problem){.kind = MALFORMED, .malformed = at} : (problem){.kind = EMPTY};
    }
    return result;
}
POST_RETURN(parse, READINGS "parse")

static string utf8(uint32_t character, char bytes[4]) {
    uint32_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    if (size == 1) {
        bytes[0] = (char)character;
        return (string){bytes, 1};
    }
    for (uint32_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    bytes[0] = (char)((0xf00 >> size) | character); // 110xxxxx, 1110xxxx, 11110xxx
    return (string){bytes, size};
}

typedef struct {
    string *data;
    uint32_t size;
} string_list;

EXPORT(READINGS "split")
const string_list *split(const char *data, uint32_t size, uint32_t character) {
    string text = {data, size};
    char bytes[4];
    string separator = utf8(character, bytes);
    string_list *result = call_allocate(sizeof(string_list));
    *result = (string_list){call_allocate((text.size / separator.size + 1) * sizeof(string)), 0};
    uint32_t start = 0;
    uint32_t at = 0;
    while (at + separator.size <= text.size) {
        if (equal((string){text.data + at, separator.size}, separator)) {
            result->data[result->size++] = (string){text.data + start, at - start};
            at += separator.size;
            start = at;
        } else {
            at++;
        }
    }
    result->data[result->size++] = (string){text.data + start, text.size - start};
    return result;
}
POST_RETURN(split, READINGS "split")
