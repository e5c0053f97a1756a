// SPDX-License-Identifier: Apache-2.0
// A small model-predictive controller: it filters the speed, tries a row of commands on
// a model of the car, and takes the one whose predicted course costs least.
#include "../abi/abi.h"

enum {
    TAPS = 32,
    TAP_WEIGHT_SUM = TAPS * (TAPS + 1) / 2,
    HORIZON = 8,
    COMMAND_LIMIT = 1000,
    COMMAND_STEP = 100,
    SPEED_LIMIT = 100000,
};

typedef struct {
    uint32_t steps;
    int32_t target;
    int32_t filtered;
    int32_t command;
} state;

static state current;
static int32_t samples[TAPS]; // a ring; the oldest is at index `oldest`
static uint32_t oldest;

static int32_t limit(int32_t value, int32_t low, int32_t high) {
    return value < low ? low : value > high ? high : value;
}

// The newest sample has weight TAPS, the oldest weight 1.
static int32_t filter(void) {
    int64_t sum = 0;
    for (uint32_t age = 0; age < TAPS; age++) {
        sum += (int64_t)(age + 1) * samples[(oldest + age) % TAPS];
    }
    return (int32_t)(sum / TAP_WEIGHT_SUM);
}

// Sum of squared errors along the horizon, plus what the command and its change cost.
static int64_t cost(int32_t command, int32_t slope, int32_t period_ms) {
    int32_t speed = current.filtered;
    int64_t sum = (int64_t)command * command / 4;
    int64_t change = command - current.command;
    sum += change * change;
    for (uint32_t tick = 0; tick < HORIZON; tick++) {
        int32_t drag = ((speed >> 8) * (speed >> 8)) >> 4;
        int32_t acceleration = command * 3 - drag - slope; // mm/s^2
        speed = limit(speed + acceleration * period_ms / 1000, 0, SPEED_LIMIT);
        int64_t error = current.target - speed;
        sum += error * error;
    }
    return sum;
}

EXPORT("vehicle:cruise/control@0.1.0#reset")
void control_reset(int32_t target, int32_t speed) {
    current = (state){.target = limit(target, 0, SPEED_LIMIT), .filtered = limit(speed, 0, SPEED_LIMIT)};
    oldest = 0;
    for (uint32_t i = 0; i < TAPS; i++) {
        samples[i] = current.filtered;
    }
}

EXPORT("vehicle:cruise/control@0.1.0#step")
int32_t control_step(int32_t speed, double gradient, uint32_t period_ms) {
    samples[oldest] = limit(speed, 0, SPEED_LIMIT);
    oldest = (oldest + 1) % TAPS;
    current.filtered = filter();

    // Written so that NaN becomes -30. One per cent pulls with about 98 mm/s^2.
    double bounded = gradient > -30.0 ? (gradient < 30.0 ? gradient : 30.0) : -30.0;
    int32_t slope = (int32_t)(bounded * 98.0);
    int32_t period = period_ms < 1 ? 1 : period_ms > 1000 ? 1000 : (int32_t)period_ms;

    int32_t best = -COMMAND_LIMIT;
    int64_t lowest = INT64_MAX;
    for (int32_t command = -COMMAND_LIMIT; command <= COMMAND_LIMIT; command += COMMAND_STEP) {
        int64_t candidate = cost(command, slope, period);
        if (candidate < lowest) {
            lowest = candidate;
            best = command;
        }
    }
    current.command = best;
    current.steps++;
    return best;
}

EXPORT("vehicle:cruise/control@0.1.0#current")
const state *control_current(void) {
    return &current;
}
