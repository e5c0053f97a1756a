// SPDX-License-Identifier: Apache-2.0
// A component that lives from others: brake, telemetry and two host functions.
#include "../abi/abi.h"

#define CLOCK(name) IMPORT("vehicle:host/clock@0.1.0", name)
#define LOG(name) IMPORT("vehicle:host/log@0.1.0", name)
#define BRAKE(name) IMPORT("vehicle:brake/actuator@0.1.0", name)
#define READINGS(name) IMPORT("vehicle:telemetry/readings@0.1.0", name)
#define RECORDING(name) IMPORT("vehicle:telemetry/recording@0.1.0", name)
#define DISPLAY "vehicle:dashboard/display@0.1.0#"

typedef uint32_t recorder; // a handle: the recorder itself lives in telemetry

// readings.problem; the dashboard only passes it on, so it needs no cases.
typedef struct {
    uint8_t kind;
    uint32_t payload[2];
} problem;

typedef struct {
    bool failed;
    union {
        uint32_t appended;
        problem problem;
    };
} append_result;

// An import whose result is not one flat value writes it to the address given last.
CLOCK("now") uint64_t clock_now(void);
LOG("write") void log_write(const char *message, uint32_t size);
BRAKE("pressure") uint32_t brake_pressure(uint32_t pedal, uint32_t speed);
BRAKE("version") void brake_version(string *result);
READINGS("classify") uint32_t classify(double value, double warning_at, double alarm_at);
READINGS("format") void format(const char *sensor, uint32_t sensor_size, int32_t value, uint64_t at, string *result);
RECORDING("[constructor]recorder") recorder recorder_new(const char *name, uint32_t name_size, uint32_t capacity);
RECORDING("[method]recorder.append")
void recorder_append(recorder self, const char *sensor, uint32_t sensor_size, int32_t value, uint64_t at,
        append_result *result);
RECORDING("total") int64_t recorder_total(recorder of);

typedef struct {
    uint64_t at;
    string brake;
    uint32_t pressure;
    uint8_t severity;
    uint32_t recorded;
    int64_t total;
} report;

typedef struct {
    bool failed;
    union {
        report report;
        problem problem;
    };
} show_result;

_Static_assert(sizeof(report) == 40 && offsetof(report, total) == 32, "layout of report");
_Static_assert(sizeof(show_result) == 48 && offsetof(show_result, problem) == 8, "layout of result");

static const string sensor = STRING("speed");
static recorder speeds; // 0 until the first use: valid handles begin at 1

EXPORT(DISPLAY "show")
const show_result *show(uint32_t pedal, uint32_t speed) {
    enum { KEPT = 8, WARNING_AT = 30000, ALARM_AT = 50000 };
    if (!speeds) {
        static const string name = STRING("dashboard");
        speeds = recorder_new(name.data, name.size, KEPT);
    }
    int32_t value = speed > INT32_MAX ? INT32_MAX : (int32_t)speed;
    uint64_t now = clock_now();
    show_result *result = call_allocate(sizeof(show_result));
    *result = (show_result){0};

    append_result appended;
    recorder_append(speeds, sensor.data, sensor.size, value, now, &appended);
    if (appended.failed) {
        result->failed = true;
        result->problem = appended.problem;
        return result;
    }

    string line;
    format(sensor.data, sensor.size, value, now, &line);
    log_write(line.data, line.size);

    report *shown = &result->report;
    shown->at = now;
    brake_version(&shown->brake);
    shown->pressure = brake_pressure(pedal, speed);
    shown->severity = (uint8_t)classify(value, WARNING_AT, ALARM_AT);
    shown->recorded = appended.appended;
    shown->total = recorder_total(speeds);
    return result;
}
POST_RETURN(show, DISPLAY "show")

EXPORT(DISPLAY "render")
const string *render(uint32_t pedal, uint32_t speed) {
    string version;
    brake_version(&version);
    string parts[] = {
        version, STRING(" "), call_unsigned(brake_pressure(pedal, speed)),
        STRING(" kPa at "), call_unsigned(speed), STRING(" mm/s"),
    };
    string *result = call_allocate(sizeof(string));
    *result = call_concat(parts, sizeof(parts) / sizeof(parts[0]));
    return result;
}
POST_RETURN(render, DISPLAY "render")
