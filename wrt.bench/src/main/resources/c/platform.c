// SPDX-License-Identifier: Apache-2.0
// What C does with the same calls of Linux, to compare the platform backend with: prints one number, in ns.
#define _GNU_SOURCE
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { EMPTY, PERMIT, PARKED };

struct word {
    _Alignas(64) atomic_int value;
};

static struct word ping, pong;
static atomic_long ball;
static long rounds;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int priority;

// Binds the calling thread to a processor and gives it the priority, if there is one.
static void bind_to(int cpu) {
    cpu_set_t set;
    struct sched_param parameters = {.sched_priority = priority};
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set);
    if (priority > 0 && sched_setscheduler(0, SCHED_FIFO, &parameters) != 0) {
        perror("sched_setscheduler");
        exit(1);
    }
}

// The protocol of the backend's parker: a permit, and a thread that is parked.
static void park(struct word *w) {
    int seen = EMPTY;
    if (atomic_compare_exchange_strong(&w->value, &seen, PARKED)) {
        while (atomic_load(&w->value) == PARKED) {
            syscall(SYS_futex, &w->value, FUTEX_WAIT_BITSET_PRIVATE, PARKED, NULL, NULL, FUTEX_BITSET_MATCH_ANY);
        }
    }
    atomic_exchange(&w->value, EMPTY);
}

static void unpark(struct word *w) {
    if (atomic_exchange(&w->value, PERMIT) == PARKED) {
        syscall(SYS_futex, &w->value, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    }
}

static void *answer(void *cpu) {
    bind_to((int) (intptr_t) cpu);
    for (long turn = 1; turn < 2 * rounds; turn += 2) {
        while (atomic_load(&ball) != turn) {
            park(&pong);
        }
        atomic_store(&ball, turn + 1);
        unpark(&ping);
    }
    return NULL;
}

// One way of a hand-off between two threads.
static double hand_off(int own, int other) {
    pthread_t peer;
    bind_to(own);
    pthread_create(&peer, NULL, answer, (void *) (intptr_t) other);
    int64_t start = now();
    for (long turn = 0; turn < 2 * rounds; turn += 2) {
        atomic_store(&ball, turn + 1);
        unpark(&pong);
        while (atomic_load(&ball) != turn + 2) {
            park(&ping);
        }
    }
    int64_t end = now();
    pthread_join(peer, NULL);
    return (double) (end - start) / (2.0 * rounds);
}

// A permit given and taken, nobody asleep.
static double permit(int cpu) {
    static struct word words[2];
    struct word *own = &words[cpu & 1];
    bind_to(cpu);
    int64_t start = now();
    for (long i = 0; i < rounds; i++) {
        unpark(own);
        park(own);
    }
    return (double) (now() - start) / rounds;
}

static int ascending(const void *a, const void *b) {
    int64_t x = *(const int64_t *) a, y = *(const int64_t *) b;
    return (x > y) - (x < y);
}

// How late a timer of 1 kHz is in 99.9 % of all cases.
static double jitter(int cpu) {
    bind_to(cpu);
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    int64_t period = 1000000, first = now() + period;
    struct itimerspec when = {.it_interval = {0, period}, .it_value = {first / 1000000000, first % 1000000000}};
    timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
    int64_t *late = malloc(sizeof *late * rounds);
    int64_t expirations = 0;
    long taken = 0;
    while (taken < rounds) {
        uint64_t count;
        if (read(timer, &count, sizeof count) == sizeof count) {
            expirations += count;
            late[taken++] = now() - (first + (expirations - 1) * period);
        }
    }
    qsort(late, rounds, sizeof *late, ascending);
    return (double) late[rounds * 999 / 1000];
}

struct side {
    double (*measure)(int cpu);
    int cpu;
    double result;
};

static void *run_side(void *argument) {
    struct side *side = argument;
    side->result = side->measure(side->cpu);
    return NULL;
}

// The same on both processors at a time, if they are two; the worse result.
static double on_each(double (*measure)(int cpu), int own, int other) {
    struct side sides[2] = {{measure, own, 0}, {measure, other, 0}};
    pthread_t threads[2];
    int count = own == other ? 1 : 2;
    for (int i = 0; i < count; i++) {
        pthread_create(&threads[i], NULL, run_side, &sides[i]);
    }
    for (int i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
    }
    return sides[0].result > sides[1].result ? sides[0].result : sides[1].result;
}

int main(int argc, char **argv) {
    if (argc == 6) {
        rounds = atol(argv[2]);
        priority = atoi(argv[3]);
        int own = atoi(argv[4]), other = atoi(argv[5]);
        if (strcmp(argv[1], "hand-off") == 0) {
            printf("%f\n", hand_off(own, other));
            return 0;
        }
        if (strcmp(argv[1], "permit") == 0 || strcmp(argv[1], "jitter") == 0) {
            printf("%f\n", on_each(argv[1][0] == 'p' ? permit : jitter, own, other));
            return 0;
        }
    }
    fprintf(stderr, "usage: platform hand-off|permit|jitter ROUNDS PRIORITY CPU OTHER-CPU\n");
    return 2;
}
