// SPDX-License-Identifier: Apache-2.0
/*
 * A stand-in for VxWorks 7 on POSIX threads: tasks, semaphores, message queues, events, watchdogs, shared data regions.
 * Written from the public documentation of taskLib, semLib, msgQLib, eventLib, wdLib, rtpLib and sdLib. One lock guards
 * everything; every task sleeps on a condition variable of its own. Time-outs are whole ticks of the system clock, counted
 * from the tick that is going on. Errors have VxWorks's numbers, in errno.
 *
 * With -DVX_5 it lacks what version 5 lacks: events, names of running tasks, affinity, processes, regions; it is then the
 * kernel.
 *
 * It is either a real-time process, where identities are 32-bit numbers, or the kernel, where they are 64-bit pointers.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "vxworks_layout.h"

typedef int STATUS;
typedef int64_t HANDLE; /* TASK_ID, MSG_Q_ID, SD_ID: as wide as a register, of which a process uses the lower half */
typedef int ticks_t;
typedef uint32_t cpuset_t;

#define OK 0
#define ERROR (-1)
#define NO_WAIT 0
#define WAIT_FOREVER (-1)

#define SEM_Q_PRIORITY 1
#define SEM_INVERSION_SAFE 8
#define SEM_OPTIONS 0x3f
#define EVENTS_WAIT_ANY 1
#define EVENTS_KEEP_UNWANTED 4
#define EVENTS_USER 0x00ffffffu
#define OM_CREATE 0x10000000
#define OM_EXCL 0x20000000
#define ATTR_RW 0x5b
#define ATTR_RO 0x49
#define RENAME_LENGTH 16
#define NAME_LENGTH 31

#define S_taskLib_ILLEGAL_PRIORITY 0x3006d
#define S_semLib_INVALID_STATE 0x160065
#define S_semLib_INVALID_OPTION 0x160066
#define S_semLib_INVALID_QUEUE_TYPE 0x160067
#define S_semLib_INVALID_OPERATION 0x160068
#define S_objLib_OBJ_ID_ERROR 0x3d0001
#define S_objLib_OBJ_UNAVAILABLE 0x3d0002
#define S_objLib_OBJ_DELETED 0x3d0003
#define S_objLib_OBJ_TIMEOUT 0x3d0004
#define S_msgQLib_INVALID_MSG_LENGTH 0x410001
#define S_msgQLib_INVALID_QUEUE_TYPE 0x410003
#define S_memLib_NOT_ENOUGH_MEMORY 0x110001
#define S_eventLib_TIMEOUT 0x860001
#define S_eventLib_NOT_ALL_EVENTS 0x860002
#define S_eventLib_ZERO_EVENTS 0x860005
#define VX_EINVAL 22

struct task {
    int number, base, current, deleted, woken;
    cpuset_t processors;
    uint32_t events, wanted;
    char name[NAME_LENGTH + 1];
    pthread_cond_t condition;
    struct task *next_waiter, *next, *previous;
};

enum kind { MUTEX, BINARY, COUNTING };

struct queue { struct task *first; int by_priority; };

struct semaphore {
    uint64_t magic;
    enum kind kind;
    int options, count, depth;
    struct task *owner;
    struct queue waiters;
    struct semaphore *next_free;
};
#define MAGIC 0x56585753454d4944u

struct message { size_t bytes; char *data; struct message *next; };

struct msg_q {
    int number;
    size_t max, longest, count;
    struct message *first;
    struct queue senders, receivers;
    struct msg_q *next;
};

struct watchdog {
    uint64_t due;
    int (*routine)(intptr_t);
    intptr_t argument;
    int armed;
    struct watchdog *previous, *next;
};

struct region { int number; char name[64]; void *address; size_t bytes; int mapped; struct region *next; };

static pthread_mutex_t world = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t clock_condition;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t ends;
static __thread struct task *me;
static struct task *tasks;
static struct msg_q *queues;
static struct semaphore *free_semaphores;
static struct watchdog *watchdogs;
#ifndef VX_5
static struct region *regions;
#endif
#ifdef VX_5
static int kernel = 1;
#else
static int kernel;
#endif
static int rate = 1000, time_slice, privileged = 1, processors = 0, next_number = 1, objects;
static pthread_t interrupt;
static int interrupt_runs;

static long blocks;

/* Memory that is counted, so that tests see what is left. */
static void *take(size_t bytes) {
    __atomic_add_fetch(&blocks, 1, __ATOMIC_RELAXED);
    return calloc(1, bytes);
}

static void give_back(void *block) {
    __atomic_sub_fetch(&blocks, 1, __ATOMIC_RELAXED);
    free(block);
}

/* ---- identities: a process's are 32 bits, and what stands above them in a register means nothing ---- */

static HANDLE handle(int number) {
    return kernel ? 0x7f0000000000 + (HANDLE) number * 64 : (HANDLE) (0xdeadbeef00000000u | (uint32_t) number);
}

/* A count is an int before version 7: what stands above it in the register means nothing. */
static int64_t counted(int count) { return (int64_t) (0xdeadbeef00000000u | (uint32_t) count); }

static int number_of(HANDLE h) {
    if (!kernel) {
        return (int) h;
    }
    return h < 0x7f0000000000 || (h & 63) != 0 ? -1 : (int) ((h - 0x7f0000000000) / 64);
}

/* ---- time ---- */

static uint64_t nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t) now.tv_sec * 1000000000u + (uint64_t) now.tv_nsec;
}

/* The moment of a tick: after n ticks, the first of which is the rest of the one that is going on. */
static uint64_t after(ticks_t ticks) {
    if (ticks == WAIT_FOREVER) {
        return UINT64_MAX;
    }
    uint64_t tick = 1000000000u / (uint64_t) rate;
    return (nanos() / tick + (uint32_t) ticks) * tick;
}

static struct timespec timespec_of(uint64_t moment) {
    return (struct timespec) {(time_t) (moment / 1000000000u), (long) (moment % 1000000000u)};
}

static void monotonic(pthread_cond_t *c) {
    pthread_condattr_t a;
    pthread_condattr_init(&a);
    pthread_condattr_setclock(&a, CLOCK_MONOTONIC);
    pthread_cond_init(c, &a);
    pthread_condattr_destroy(&a);
}

/* ---- tasks ---- */

static void end(void *t_) {
    struct task *t = t_;
    pthread_mutex_lock(&world);
    if (t->previous != NULL) {
        t->previous->next = t->next;
    } else {
        tasks = t->next;
    }
    if (t->next != NULL) {
        t->next->previous = t->previous;
    }
    pthread_mutex_unlock(&world);
    pthread_cond_destroy(&t->condition);
    give_back(t);
}

static void start(void) {
    pthread_key_create(&ends, end);
    monotonic(&clock_condition);
}

static struct task *enter(void) {
    pthread_once(&once, start);
    pthread_mutex_lock(&world);
    if (me == NULL) {
        me = take(sizeof *me);
        me->number = next_number++;
        me->base = me->current = 200;
        monotonic(&me->condition);
        me->next = tasks;
        if (tasks != NULL) {
            tasks->previous = me;
        }
        tasks = me;
        pthread_setspecific(ends, me);
    }
    return me;
}

static int fail(int error) {
    pthread_mutex_unlock(&world);
    errno = error;
    return ERROR;
}

static int leave(int result) {
    pthread_mutex_unlock(&world);
    return result;
}

static struct task *task_of(HANDLE h) {
    struct task *t = tasks; /* 0 is the caller for some calls of some versions only: here it is nobody */
    while (t != NULL && t->number != number_of(h)) {
        t = t->next;
    }
    return t;
}

static void line_up(struct queue *q, struct task *t) {
    struct task **at = &q->first;
    while (*at != NULL && (!q->by_priority || (*at)->current <= t->current)) {
        at = &(*at)->next_waiter;
    }
    t->next_waiter = *at;
    *at = t;
}

static void take_out(struct queue *q, struct task *t) {
    struct task **at = &q->first;
    while (*at != NULL && *at != t) {
        at = &(*at)->next_waiter;
    }
    if (*at != NULL) {
        *at = t->next_waiter;
    }
}

static struct task *wake_first(struct queue *q) {
    struct task *t = q->first;
    if (t != NULL) {
        q->first = t->next_waiter;
        t->woken = 1;
        pthread_cond_signal(&t->condition);
    }
    return t;
}

static void delete_waiters(struct queue *q) {
    while (q->first != NULL) {
        q->first->deleted = 1;
        wake_first(q);
    }
}

/* Waits in a queue: 0 if woken, otherwise the error. */
static int wait_in(struct queue *q, struct task *t, ticks_t ticks) {
    if (ticks == NO_WAIT) {
        return S_objLib_OBJ_UNAVAILABLE;
    }
    uint64_t until = after(ticks);
    t->woken = t->deleted = 0;
    line_up(q, t);
    while (!t->woken) {
        if (until == UINT64_MAX) {
            pthread_cond_wait(&t->condition, &world);
        } else {
            struct timespec at = timespec_of(until);
            if (pthread_cond_timedwait(&t->condition, &world, &at) == ETIMEDOUT && !t->woken) {
                take_out(q, t);
                return S_objLib_OBJ_TIMEOUT;
            }
        }
    }
    return t->deleted ? S_objLib_OBJ_DELETED : OK;
}

HANDLE taskIdSelf(void) {
    int number = enter()->number;
    pthread_mutex_unlock(&world);
    return handle(number);
}

STATUS taskPrioritySet(HANDLE h, int priority) {
    enter();
    struct task *t = task_of(h);
    if (t == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    if (priority < 0 || priority > 255 || !privileged) {
        return fail(S_taskLib_ILLEGAL_PRIORITY);
    }
    t->base = t->current = priority;
    return leave(OK);
}

STATUS taskPriorityGet(HANDLE h, int *priority) {
    enter();
    struct task *t = task_of(h);
    if (t == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    *priority = t->current;
    return leave(OK);
}

#ifndef VX_5
STATUS taskNameSet(HANDLE h, const char *name) {
    enter();
    struct task *t = task_of(h);
    if (t == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    if (strlen(name) >= RENAME_LENGTH) {
        return fail(VX_EINVAL);
    }
    strcpy(t->name, name);
    if (t == me) {
        pthread_setname_np(pthread_self(), name);
    }
    return leave(OK);
}
#endif

STATUS taskNameGet(HANDLE h, char *buffer, size_t bytes) {
    enter();
    struct task *t = task_of(h);
    if (t == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    strncpy(buffer, t->name, bytes - 1);
    buffer[bytes - 1] = 0;
    return leave(OK);
}

#ifndef VX_5
cpuset_t vxCpuConfiguredGet(void) {
    return (cpuset_t) (processors > 0 ? processors : sysconf(_SC_NPROCESSORS_CONF));
}

STATUS taskCpuAffinitySet(HANDLE h, cpuset_t mask) {
    enter();
    struct task *t = task_of(h);
    if (t == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    int count = (int) vxCpuConfiguredGet();
    for (int i = 0; i < 32; i++) {
        if (mask == 0 && i < count) {
            CPU_SET(i, &set); /* the empty set takes the affinity away */
        } else if (mask & (1u << i)) {
            if (i >= count) {
                return fail(VX_EINVAL);
            }
            CPU_SET(i, &set);
        }
    }
    if (count == 1 || t != me || sched_setaffinity(0, sizeof set, &set) != 0) {
        return fail(VX_EINVAL); /* on one processor there is no affinity */
    }
    t->processors = mask;
    return leave(OK);
}
#endif

int sysClkRateGet(void) { return rate; }

STATUS kernelTimeSlice(int ticks) {
    enter();
    if (ticks < 0) {
        return fail(VX_EINVAL);
    }
    time_slice = ticks;
    return leave(OK);
}

/* ---- semaphores ---- */

static struct semaphore *semaphore_new(enum kind kind, int options, int count) {
    enter();
    if (options & ~SEM_OPTIONS) {
        fail(S_semLib_INVALID_OPTION);
        return NULL;
    }
    if (options & SEM_INVERSION_SAFE && (kind != MUTEX || !(options & SEM_Q_PRIORITY))) {
        fail(kind != MUTEX ? S_semLib_INVALID_OPTION : S_semLib_INVALID_QUEUE_TYPE);
        return NULL;
    }
    if (kind == BINARY && count != 0 && count != 1) {
        fail(S_semLib_INVALID_STATE);
        return NULL;
    }
    struct semaphore *s = free_semaphores;
    if (s != NULL) {
        free_semaphores = s->next_free;
    } else {
        s = malloc(sizeof *s); /* never freed: a stale identity is recognised by its magic */
    }
    *s = (struct semaphore) {.magic = MAGIC, .kind = kind, .options = options, .count = count,
        .waiters = {.by_priority = options & SEM_Q_PRIORITY}};
    objects++;
    leave(OK);
    return s;
}

struct semaphore *semMCreate(int options) { return semaphore_new(MUTEX, options, 1); }
struct semaphore *semBCreate(int options, int full) { return semaphore_new(BINARY, options, full); }
struct semaphore *semCCreate(int options, int count) { return semaphore_new(COUNTING, options, count); }

static void inherit(struct semaphore *s, struct task *t) {
    if (s->options & SEM_INVERSION_SAFE && s->owner->current > t->current) {
        s->owner->current = t->current;
    }
}

static void own(struct semaphore *s, struct task *t) {
    s->owner = t;
    s->depth = 1;
    s->count = 0;
}

STATUS semTake(struct semaphore *s, ticks_t ticks) {
    struct task *t = enter();
    if (s == NULL || s->magic != MAGIC) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    if (s->kind == MUTEX && s->owner == t) {
        s->depth++;
        return leave(OK);
    }
    if (s->count > 0) {
        s->count--;
        if (s->kind == MUTEX) {
            own(s, t);
        }
        return leave(OK);
    }
    if (s->kind == MUTEX && ticks != NO_WAIT) {
        inherit(s, t);
    }
    int error = wait_in(&s->waiters, t, ticks);
    return error != OK ? fail(error) : leave(OK);
}

static int give(struct semaphore *s) {
    if (s->kind == MUTEX) {
        s->owner->current = s->owner->base;
        s->owner = NULL;
    }
    struct task *t = wake_first(&s->waiters);
    if (t != NULL) {
        if (s->kind == MUTEX) {
            own(s, t);
            for (struct task *w = s->waiters.first; w != NULL; w = w->next_waiter) {
                inherit(s, w);
            }
        }
    } else {
        s->count = s->kind == COUNTING ? s->count + 1 : 1;
    }
    return OK;
}

STATUS semGive(struct semaphore *s) {
    struct task *t = enter();
    if (s == NULL || s->magic != MAGIC) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    if (s->kind == MUTEX) {
        if (s->owner != t) {
            return fail(S_semLib_INVALID_OPERATION);
        }
        if (--s->depth > 0) {
            return leave(OK);
        }
    }
    return leave(give(s));
}

STATUS semDelete(struct semaphore *s) {
    enter();
    if (s == NULL || s->magic != MAGIC) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    if (s->owner != NULL) {
        s->owner->current = s->owner->base;
    }
    s->magic = 0;
    delete_waiters(&s->waiters);
    s->next_free = free_semaphores;
    free_semaphores = s;
    objects--;
    return leave(OK);
}

/* ---- message queues ---- */

HANDLE msgQCreate(size_t max, size_t longest, int options) {
    enter();
    if (max == 0 || max > 1 << 20 || longest > 1 << 20 || (options & ~1) != 0) {
        fail(max == 0 || (options & ~1) != 0 ? S_msgQLib_INVALID_QUEUE_TYPE : S_memLib_NOT_ENOUGH_MEMORY);
        return 0;
    }
    struct msg_q *q = take(sizeof *q);
    *q = (struct msg_q) {.number = next_number++, .max = max, .longest = longest, .next = queues,
        .senders.by_priority = options, .receivers.by_priority = options};
    queues = q;
    objects++;
    int number = q->number;
    leave(OK);
    return handle(number);
}

static struct msg_q *queue_of(HANDLE h) {
    struct msg_q *q = queues;
    while (q != NULL && q->number != number_of(h)) {
        q = q->next;
    }
    return q;
}

STATUS msgQSend(HANDLE h, const char *data, size_t bytes, ticks_t ticks, int urgent) {
    struct task *t = enter();
    uint64_t begun = nanos(), tick = 1000000000u / (uint64_t) rate;
    struct msg_q *q = queue_of(h);
    if (q == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    if (bytes > q->longest) {
        return fail(S_msgQLib_INVALID_MSG_LENGTH);
    }
    while (q->count == q->max) {
        ticks_t left = ticks;
        if (ticks > 0) {
            uint64_t gone = (nanos() - begun) / tick;
            left = gone >= (uint64_t) ticks ? NO_WAIT : ticks - (ticks_t) gone;
        }
        int error = wait_in(&q->senders, t, left);
        if (error != OK) {
            return fail(error == S_objLib_OBJ_UNAVAILABLE && ticks != NO_WAIT ? S_objLib_OBJ_TIMEOUT : error);
        }
    }
    struct message *m = take(sizeof *m);
    *m = (struct message) {.bytes = bytes, .data = take(bytes + 1)};
    memcpy(m->data, data, bytes);
    struct message **at = &q->first;
    while (!urgent && *at != NULL) {
        at = &(*at)->next;
    }
    m->next = *at;
    *at = m;
    q->count++;
    wake_first(&q->receivers);
    return leave(OK);
}

int64_t msgQReceive(HANDLE h, char *buffer, size_t bytes, ticks_t ticks) {
    struct task *t = enter();
    uint64_t begun = nanos(), tick = 1000000000u / (uint64_t) rate;
    struct msg_q *q = queue_of(h);
    if (q == NULL) {
        return counted(fail(S_objLib_OBJ_ID_ERROR));
    }
    while (q->count == 0) {
        ticks_t left = ticks;
        if (ticks > 0) {
            uint64_t gone = (nanos() - begun) / tick;
            left = gone >= (uint64_t) ticks ? NO_WAIT : ticks - (ticks_t) gone;
        }
        int error = wait_in(&q->receivers, t, left);
        if (error != OK) {
            return counted(fail(error == S_objLib_OBJ_UNAVAILABLE && ticks != NO_WAIT ? S_objLib_OBJ_TIMEOUT : error));
        }
    }
    struct message *m = q->first;
    q->first = m->next;
    q->count--;
    size_t got = m->bytes < bytes ? m->bytes : bytes; /* what does not fit is lost, as documented */
    memcpy(buffer, m->data, got);
    give_back(m->data);
    give_back(m);
    wake_first(&q->senders);
    return counted(leave((int) got));
}

int64_t msgQNumMsgs(HANDLE h) {
    enter();
    struct msg_q *q = queue_of(h);
    return counted(q == NULL ? fail(S_objLib_OBJ_ID_ERROR) : leave((int) q->count));
}

STATUS msgQDelete(HANDLE h) {
    enter();
    struct msg_q **at = &queues;
    while (*at != NULL && (*at)->number != number_of(h)) {
        at = &(*at)->next;
    }
    struct msg_q *q = *at;
    if (q == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    *at = q->next;
    delete_waiters(&q->senders);
    delete_waiters(&q->receivers);
    while (q->first != NULL) {
        struct message *m = q->first;
        q->first = m->next;
        give_back(m->data);
        give_back(m);
    }
    give_back(q);
    objects--;
    return leave(OK);
}

/* ---- events ---- */

#ifndef VX_5
STATUS eventSend(HANDLE h, uint32_t events) {
    enter();
    struct task *t = task_of(h);
    if (t == NULL) {
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    t->events |= events;
    if (t->wanted & t->events) {
        t->woken = 1;
        pthread_cond_signal(&t->condition);
    }
    return leave(OK);
}

STATUS eventReceive(uint32_t events, uint8_t options, ticks_t ticks, uint32_t *received) {
    struct task *t = enter();
    if ((events & EVENTS_USER) == 0 || (options & ~EVENTS_KEEP_UNWANTED) != EVENTS_WAIT_ANY) {
        return fail(events == 0 ? S_eventLib_ZERO_EVENTS : VX_EINVAL);
    }
    if ((t->events & events) == 0) {
        if (ticks == NO_WAIT) {
            return fail(S_eventLib_NOT_ALL_EVENTS);
        }
        struct queue alone = {0};
        t->wanted = events;
        int error = wait_in(&alone, t, ticks);
        t->wanted = 0;
        if (error != OK) {
            return fail(error == S_objLib_OBJ_TIMEOUT ? S_eventLib_TIMEOUT : error);
        }
    }
    if (received != NULL) {
        *received = t->events & events;
    }
    t->events = options & EVENTS_KEEP_UNWANTED ? t->events & ~events : 0; /* else those not wanted are lost */
    return leave(OK);
}
#endif

/* ---- watchdogs: their routines run in the interrupt of the system clock, and only semGive is safe there ---- */

static void *interrupt_main(void *unused) {
    (void) unused;
    pthread_mutex_lock(&world);
    for (;;) {
        struct watchdog *w = watchdogs;
        while (w != NULL && w->due > nanos()) {
            w = w->next;
        }
        if (w != NULL) {
            w->armed = 0;
            if (w->previous != NULL) {
                w->previous->next = w->next;
            } else {
                watchdogs = w->next;
            }
            if (w->next != NULL) {
                w->next->previous = w->previous;
            }
            if (w->routine != (int (*)(intptr_t)) semGive) {
                abort(); /* anything else could block, or be Java */
            }
            give((struct semaphore *) w->argument);
            continue;
        }
        uint64_t due = UINT64_MAX;
        for (w = watchdogs; w != NULL; w = w->next) {
            due = w->due < due ? w->due : due;
        }
        if (due == UINT64_MAX) {
            pthread_cond_wait(&clock_condition, &world);
        } else {
            struct timespec at = timespec_of(due);
            pthread_cond_timedwait(&clock_condition, &world, &at);
        }
    }
    return NULL;
}

struct watchdog *wdCreate(void) {
    enter();
    if (!interrupt_runs) {
        pthread_create(&interrupt, NULL, interrupt_main, NULL);
        interrupt_runs = 1;
    }
    objects++;
    leave(OK);
    return take(sizeof(struct watchdog));
}

static void cancel(struct watchdog *w) {
    if (w->armed) {
        if (w->previous != NULL) {
            w->previous->next = w->next;
        } else {
            watchdogs = w->next;
        }
        if (w->next != NULL) {
            w->next->previous = w->previous;
        }
        w->armed = 0;
    }
}

STATUS wdStart(struct watchdog *w, ticks_t ticks, int (*routine)(intptr_t), intptr_t argument) {
    enter();
    cancel(w);
    *w = (struct watchdog) {.due = after(ticks), .routine = routine, .argument = argument, .armed = 1,
        .next = watchdogs};
    if (watchdogs != NULL) {
        watchdogs->previous = w;
    }
    watchdogs = w;
    pthread_cond_signal(&clock_condition);
    return leave(OK);
}

STATUS wdCancel(struct watchdog *w) {
    enter();
    cancel(w);
    return leave(OK);
}

STATUS wdDelete(struct watchdog *w) {
    enter();
    cancel(w);
    objects--;
    leave(OK);
    give_back(w);
    return OK;
}

/* ---- processes, modules ---- */

#ifndef VX_5
STATUS rtpInfoGet(HANDLE h, struct rtp_desc *desc) {
    enter();
    if (kernel || (int) h != getpid()) { /* a process is its own identity; 0 is said of some versions only */
        return fail(S_objLib_OBJ_ID_ERROR);
    }
    memset(desc, 0, sizeof *desc);
    strcpy(desc->path, "/romfs/java.vxe");
    for (struct task *t = tasks; t != NULL; t = t->next) {
        desc->tasks++;
    }
    return leave(OK);
}

intptr_t moduleFindByName(const char *name) {
    return kernel && strcmp(name, "wrt.out") == 0 ? 0x7fff00001000 : 0;
}
#endif

/* ---- shared data regions ---- */

#ifndef VX_5
static int protection(int attributes) {
    return attributes == ATTR_RW ? PROT_READ | PROT_WRITE : attributes == ATTR_RO ? PROT_READ : -1;
}

HANDLE sdOpen(const char *name, int options, int mode, size_t bytes, off_t physical, int attributes, void **address) {
    enter();
    (void) mode;
    if (name[0] != '/' || strlen(name) >= 64 || options != (OM_CREATE | OM_EXCL) || physical != 0
            || protection(attributes) < 0 || bytes == 0) {
        fail(VX_EINVAL);
        return 0;
    }
    for (struct region *r = regions; r != NULL; r = r->next) {
        if (strcmp(r->name, name) == 0) {
            fail(VX_EINVAL);
            return 0;
        }
    }
    void *memory = mmap(NULL, bytes, protection(attributes), MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        fail(S_memLib_NOT_ENOUGH_MEMORY);
        return 0;
    }
    struct region *r = take(sizeof *r);
    *r = (struct region) {.number = next_number++, .address = memory, .bytes = bytes, .mapped = 1, .next = regions};
    strcpy(r->name, name);
    regions = r;
    objects++;
    *address = memory;
    int number = r->number;
    leave(OK);
    return handle(number);
}

static struct region **region_of(HANDLE h) {
    struct region **at = &regions;
    while (*at != NULL && (*at)->number != number_of(h)) {
        at = &(*at)->next;
    }
    return at;
}

STATUS sdProtect(HANDLE h, int attributes) {
    enter();
    struct region *r = *region_of(h);
    if (r == NULL || !r->mapped || protection(attributes) < 0) {
        return fail(r == NULL ? S_objLib_OBJ_ID_ERROR : VX_EINVAL);
    }
    return mprotect(r->address, r->bytes, protection(attributes)) == 0 ? leave(OK) : fail(VX_EINVAL);
}

STATUS sdUnmap(HANDLE h, int options) {
    enter();
    struct region *r = *region_of(h);
    if (r == NULL || !r->mapped || options != 0) {
        return fail(r == NULL ? S_objLib_OBJ_ID_ERROR : VX_EINVAL);
    }
    munmap(r->address, r->bytes);
    r->mapped = 0;
    return leave(OK);
}

STATUS sdDelete(HANDLE h, int options) {
    enter();
    struct region **at = region_of(h), *r = *at;
    if (r == NULL || r->mapped || options != 0) {
        return fail(r == NULL ? S_objLib_OBJ_ID_ERROR : VX_EINVAL);
    }
    *at = r->next;
    give_back(r);
    objects--;
    return leave(OK);
}
#endif

/* ---- for tests ---- */

void vx_shim_kernel(int wanted) { kernel = wanted; }
void vx_shim_privileged(int wanted) { privileged = wanted; }
void vx_shim_processors(int wanted) { processors = wanted; }
void vx_shim_rate(int wanted) { rate = wanted; }
int vx_shim_time_slice(void) { return time_slice; }

static struct task *task_named(const char *name) {
    struct task *t = tasks;
    while (t != NULL && strcmp(t->name, name) != 0) {
        t = t->next;
    }
    return t;
}

/* The priority that a task runs at, and the processors that it may run on; -1 if there is no task of that name. */
int vx_shim_priority(const char *name) {
    enter();
    struct task *t = task_named(name);
    return leave(t == NULL ? -1 : t->current);
}

int vx_shim_affinity(const char *name) {
    enter();
    struct task *t = task_named(name);
    return leave(t == NULL ? -1 : (int) t->processors);
}

/* How many blocks of memory there are, without those of semaphores, which are used again. */
int vx_shim_blocks(void) { return (int) __atomic_load_n(&blocks, __ATOMIC_RELAXED); }

/* How many semaphores, queues, watchdogs and regions there are. */
int vx_shim_objects(void) {
    enter();
    return leave(objects);
}
