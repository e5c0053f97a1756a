// SPDX-License-Identifier: Apache-2.0
// The interface vehicle:telemetry/readings: every result follows from the arguments alone.
// Results that are not one flat value are returned by address; post-return frees them.
#include "sample.h"

#define READINGS "vehicle:telemetry/readings@0.1.0#"

typedef struct {
    const void *data;
    uint32_t size;
} list;

static const list *list_of(const void *data, uint32_t size) {
    list *result = call_allocate(sizeof(list));
    *result = (list){data, size};
    return result;
}

EXPORT(READINGS "echo")
const list *echo(const char *message, uint32_t size) {
    return list_of(message, size);
}
POST_RETURN(echo, READINGS "echo")

typedef struct {
    bool yes_or_no;
    int8_t narrow_signed;
    uint8_t narrow;
    int16_t short_signed;
    uint16_t short_;
    int32_t word_signed;
    uint32_t word;
    int64_t wide_signed;
    uint64_t wide;
    float single;
    double double_;
    uint32_t letter;
} primitives;

EXPORT(READINGS "echo-primitives")
const primitives *echo_primitives(bool yes_or_no, int8_t narrow_signed, uint8_t narrow, int16_t short_signed,
        uint16_t short_, int32_t word_signed, uint32_t word, int64_t wide_signed, uint64_t wide, float single,
        double double_, uint32_t letter) {
    primitives *result = call_allocate(sizeof(primitives));
    *result = (primitives){yes_or_no, narrow_signed, narrow, short_signed, short_, word_signed, word, wide_signed,
            wide, single, double_, letter};
    return result;
}
POST_RETURN(echo_primitives, READINGS "echo-primitives")

enum { ABSENT, DIGITAL, COUNTER, ANALOG, TEXT, POSITION };

typedef struct {
    uint8_t kind;
    union {
        bool digital;
        uint64_t bits[2]; // counter; analog and position bit by bit
        string text;
    };
} reading;

_Static_assert(sizeof(reading) == 24 && offsetof(reading, bits) == 8, "layout of reading");

// The two slots are wide enough for every case: see "flattening" in the canonical ABI.
EXPORT(READINGS "echo-reading")
const reading *echo_reading(uint32_t kind, uint64_t first, uint64_t second) {
    reading *result = call_allocate(sizeof(reading));
    *result = (reading){.kind = (uint8_t)kind};
    switch (kind) {
    case ABSENT:
        break;
    case DIGITAL:
        result->digital = first != 0;
        break;
    case TEXT:
        result->text = (string){(const char *)(uintptr_t)first, (uint32_t)second};
        break;
    default:
        result->bits[0] = first;
        result->bits[1] = second;
    }
    return result;
}
POST_RETURN(echo_reading, READINGS "echo-reading")

EXPORT(READINGS "classify")
uint32_t classify(double value, double warning_at, double alarm_at) {
    enum { INFO, WARNING, ALARM };
    return value >= alarm_at ? ALARM : value >= warning_at ? WARNING : INFO;
}

typedef struct {
    uint16_t either;
    uint16_t both;
    uint32_t count;
} combination;

EXPORT(READINGS "combine")
const combination *combine(uint32_t a, uint32_t b) {
    combination *result = call_allocate(sizeof(combination));
    *result = (combination){(uint16_t)(a | b), (uint16_t)(a & b), (uint32_t)__builtin_popcount(a | b)};
    return result;
}
POST_RETURN(combine, READINGS "combine")

typedef struct {
    bool present;
    struct {
        uint32_t count;
        double min;
        double max;
        double mean;
    } value;
} optional_summary;

EXPORT(READINGS "summarize")
const optional_summary *summarize(const double *values, uint32_t count) {
    optional_summary *result = call_allocate(sizeof(optional_summary));
    *result = (optional_summary){0};
    if (count == 0) {
        return result;
    }
    double min = values[0], max = values[0], sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        min = values[i] < min ? values[i] : min;
        max = values[i] > max ? values[i] : max;
        sum += values[i];
    }
    *result = (optional_summary){true, {count, min, max, sum / count}};
    return result;
}
POST_RETURN(summarize, READINGS "summarize")

EXPORT(READINGS "format")
const list *format(const char *sensor, uint32_t sensor_size, int32_t value, uint64_t at) {
    string parts[] = {{sensor, sensor_size}, STRING("="), call_decimal(value), STRING("@"), call_unsigned(at)};
    string text = call_concat(parts, 5);
    return list_of(text.data, text.size);
}
POST_RETURN(format, READINGS "format")

typedef struct {
    bool failed;
    problem problem;
} checked;

EXPORT(READINGS "check")
const checked *check(const char *sensor, uint32_t sensor_size, int32_t value, uint64_t at) {
    checked *result = call_allocate(sizeof(checked));
    *result = (checked){0};
    result->failed = !acceptable(&(sample){{sensor, sensor_size}, value, at}, &result->problem);
    return result;
}
POST_RETURN(check, READINGS "check")

EXPORT(READINGS "reverse")
const list *reverse(sample *samples, uint32_t count) {
    for (uint32_t low = 0, high = count; low + 1 < high; low++) {
        high--;
        sample moved = samples[low];
        samples[low] = samples[high];
        samples[high] = moved;
    }
    return list_of(samples, count);
}
POST_RETURN(reverse, READINGS "reverse")

typedef struct {
    string sensor;
    int32_t *values;
    uint32_t count;
} sensor_values;

EXPORT(READINGS "group")
const list *group(const sample *samples, uint32_t count) {
    sensor_values *groups = call_allocate(count * sizeof(sensor_values));
    uint32_t group_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t g = 0;
        while (g < group_count && !equal(groups[g].sensor, samples[i].sensor)) {
            g++;
        }
        if (g == group_count) {
            groups[group_count++] = (sensor_values){samples[i].sensor, call_allocate((count - i) * 4), 0};
        }
        groups[g].values[groups[g].count++] = samples[i].value;
    }
    return list_of(groups, group_count);
}
POST_RETURN(group, READINGS "group")

EXPORT(READINGS "checksum")
uint32_t checksum(const uint8_t *bytes, uint32_t count) {
    uint32_t crc = ~0u;
    for (uint32_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (uint32_t bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
        }
    }
    call_end(); // the result is flat: no post-return
    return ~crc;
}

EXPORT(READINGS "latest-of")
const sample *latest_of(const sample samples[5]) {
    const sample *latest = samples;
    for (uint32_t i = 1; i < 5; i++) {
        latest = samples[i].at > latest->at ? samples + i : latest;
    }
    return latest;
}
POST_RETURN(latest_of, READINGS "latest-of")
