// SPDX-License-Identifier: Apache-2.0
// The interface vehicle:telemetry/recording: a resource and functions over it. Outside, a
// recorder is a handle; in here it is the address that resource.new was given.
#include "sample.h"

#define RECORDING "vehicle:telemetry/recording@0.1.0#"
#define BUILTIN(name) IMPORT("[export]vehicle:telemetry/recording@0.1.0", name)

enum { CAPACITY_LIMIT = 1024 };

typedef struct {
    string name;
    uint32_t capacity;
    uint32_t kept;
    uint32_t appended;
    sample samples[]; // a ring: the next one goes to appended % capacity
} recorder;

typedef uint32_t handle;

BUILTIN("[resource-new]recorder") handle resource_new(recorder *representation);
BUILTIN("[resource-rep]recorder") recorder *resource_rep(handle owned);
BUILTIN("[resource-drop]recorder") void resource_drop(handle owned);

static uint32_t live;

static const struct {
    string name;
    int32_t limit;
} sensors[] = {
    {{"oil", 3}, 150},
    {{"speed", 5}, 70000},
    {{"water", 5}, 110},
};

bool acceptable(sample *checked, problem *why) {
    if (checked->sensor.size == 0) {
        *why = (problem){.kind = EMPTY};
        return false;
    }
    for (uint32_t i = 0; i < sizeof(sensors) / sizeof(sensors[0]); i++) {
        if (equal(checked->sensor, sensors[i].name)) {
            checked->sensor = sensors[i].name;
            if (checked->value <= sensors[i].limit) {
                return true;
            }
            *why = (problem){.kind = OUT_OF_RANGE, .out_of_range = {checked->value, sensors[i].limit}};
            return false;
        }
    }
    *why = (problem){.kind = UNKNOWN_SENSOR, .unknown_sensor = checked->sensor};
    return false;
}

static recorder *create(string name, uint32_t capacity) {
    capacity = capacity < 1 ? 1 : capacity > CAPACITY_LIMIT ? CAPACITY_LIMIT : capacity;
    recorder *created = allocate(sizeof(recorder) + capacity * sizeof(sample));
    char *copy = allocate(name.size);
    __builtin_memcpy(copy, name.data, name.size);
    *created = (recorder){.name = {copy, name.size}, .capacity = capacity};
    live++;
    return created;
}

static void add(recorder *to, sample added) {
    to->samples[to->appended++ % to->capacity] = added;
    to->kept += to->kept < to->capacity;
}

// The i-th of the kept samples, oldest first.
static const sample *kept(const recorder *of, uint32_t i) {
    return &of->samples[(of->appended - of->kept + i) % of->capacity];
}

EXPORT(RECORDING "[constructor]recorder")
handle recorder_constructor(const char *name, uint32_t name_size, uint32_t capacity) {
    recorder *created = create((string){name, name_size}, capacity);
    call_end();
    return resource_new(created);
}

EXPORT(RECORDING "[dtor]recorder")
void recorder_destructor(recorder *self) {
    release((void *)self->name.data);
    release(self);
    live--;
}

EXPORT(RECORDING "[method]recorder.name")
const string *recorder_name(const recorder *self) {
    return &self->name;
}

typedef struct {
    bool failed;
    union {
        uint32_t appended;
        problem problem;
    };
} appended;

EXPORT(RECORDING "[method]recorder.append")
const appended *recorder_append(recorder *self, const char *sensor, uint32_t sensor_size, int32_t value, uint64_t at) {
    appended *result = call_allocate(sizeof(appended));
    *result = (appended){0};
    sample added = {{sensor, sensor_size}, value, at};
    result->failed = !acceptable(&added, &result->problem);
    if (!result->failed) {
        add(self, added);
        result->appended = self->appended;
    }
    return result;
}
POST_RETURN(append, RECORDING "[method]recorder.append")

typedef struct {
    bool present;
    sample value;
} optional_sample;

EXPORT(RECORDING "[method]recorder.latest")
const optional_sample *recorder_latest(const recorder *self) {
    optional_sample *result = call_allocate(sizeof(optional_sample));
    *result = (optional_sample){0};
    if (self->kept) {
        *result = (optional_sample){true, *kept(self, self->kept - 1)};
    }
    return result;
}
POST_RETURN(latest, RECORDING "[method]recorder.latest")

EXPORT(RECORDING "[method]recorder.drain")
const sample_list *recorder_drain(recorder *self) {
    sample *copy = call_allocate(self->kept * sizeof(sample));
    for (uint32_t i = 0; i < self->kept; i++) {
        copy[i] = *kept(self, i);
    }
    sample_list *result = call_allocate(sizeof(sample_list));
    *result = (sample_list){copy, self->kept};
    self->kept = 0;
    return result;
}
POST_RETURN(drain, RECORDING "[method]recorder.drain")

EXPORT(RECORDING "[static]recorder.live")
uint32_t recorder_live(void) {
    return live;
}

EXPORT(RECORDING "[static]recorder.merge")
handle recorder_merge(const recorder *a, const recorder *b) {
    string name = call_concat((string[]){a->name, STRING("+"), b->name}, 3);
    recorder *merged = create(name, a->capacity + b->capacity);
    for (uint32_t i = 0; i < a->kept; i++) {
        add(merged, *kept(a, i));
    }
    for (uint32_t i = 0; i < b->kept; i++) {
        add(merged, *kept(b, i));
    }
    call_end();
    return resource_new(merged);
}

EXPORT(RECORDING "total")
int64_t total(const recorder *of) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < of->kept; i++) {
        sum += kept(of, i)->value;
    }
    return sum;
}

EXPORT(RECORDING "close")
uint32_t close(handle of) {
    uint32_t count = resource_rep(of)->kept;
    resource_drop(of);
    return count;
}
