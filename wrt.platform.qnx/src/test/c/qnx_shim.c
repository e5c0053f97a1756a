/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stand-in for the kernel calls of QNX 7.1 and 8.0 that the QNX backend uses: documented semantics on pthreads, not
 * QNX. It returns QNX's error numbers and uses QNX's layouts, and shares no code with QNX.
 *
 * Written from the public QNX library reference (the page of each call), "Getting Started with QNX Neutrino" (kernel
 * timeouts, message passing, pulses) and, for numbers and layouts, the nto target of the Rust libc crate.
 *
 * One lock guards everything; each thread sleeps on a condition variable of its own. POSIX functions that QNX has with
 * other objects than the host have the prefix qnx_. Functions that begin with qnx_shim_ are for tests alone.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "qnx_layout.h"

/* ---- QNX's numbers ---- */

enum {
    Q_EOK = 0, Q_EPERM = 1, Q_ESRCH = 3, Q_EINTR = 4, Q_EBADF = 9, Q_EAGAIN = 11, Q_EFAULT = 14, Q_EBUSY = 16,
    Q_EINVAL = 22, Q_EDEADLK = 45, Q_ERESTART = 91, Q_EMSGSIZE = 240, Q_ETIMEDOUT = 260
};
enum { Q_CLOCK_REALTIME = 0, Q_CLOCK_MONOTONIC = 2 };
enum { Q_FIFO = 1, Q_RR = 2, Q_OTHER = 3, Q_SPORADIC = 4 };
enum { STATE_SEND = 4, STATE_RECEIVE = 5, STATE_REPLY = 6, STATE_MUTEX = 13, STATE_CONDVAR = 14 };
enum { CHF_FIXED_PRIORITY = 1, CHF_SENDER_LEN = 0x20 };
enum { TCTL_RUNMASK = 4, TCTL_RUNMASK_GET_AND_SET = 6 };
enum { PRIO_INHERIT = 0, PRIO_NONE = 1, PRIO_PROTECT = 2 };
enum { Q_SIGKILL = 9, Q_SIGUSR1 = 16, Q_SIGSTOP = 23, Q_SIGCONT = 25 };
enum { Q_SIG_BLOCK = 0, Q_SIG_UNBLOCK = 1, Q_SIG_SETMASK = 2 };
#define SIGNAL(number) ((uint64_t) 1 << ((number) - 1))
#define Q_ABSTIME 0x80000000u
#define SIDE_CHANNEL 0x40000000
#define DEFAULT_PRIORITY 10
#define UNPRIVILEGED_MAX 63
#define NAME_MAX_QNX 100

/* ---- what the kernel knows ---- */

struct channel;
struct mutex;

struct thread {
    int tid, policy, priority; /* what it asked for */
    int base, current; /* with what it inherits from a message, and from a mutex as well */
    struct q_sched_param param;
    pthread_t host;
    struct { int exhausted; uint64_t activated, used; } budget; /* of a sporadic thread */
    uint32_t runmask;
    uint64_t blocked; /* signals, the first in the lowest bit */
    char name[NAME_MAX_QNX];
    pthread_cond_t sleep;
    struct { int armed, states, absolute; uint64_t nanos; } timeout;
    struct channel *serving;
    /* while it waits */
    struct thread *next;
    int woken;
};

enum kind { MESSAGE, PULSE };
struct entry {
    struct entry *next;
    enum kind kind;
    int priority;
    /* a message; the entry is on the sender's stack */
    struct thread *sender;
    const void *message; void *reply; size_t bytes, room;
    int coid, rcvid, done, state;
    long status;
    /* a pulse */
    int code; uint64_t value;
};
struct channel { int chid, flags, dead, references, pulses; struct entry *queue, *unanswered; struct thread *receivers; };
struct connection { struct channel *channel; };
struct timer { int used; struct q_sigevent event; uint64_t next, interval; };
struct mutex { int used, protocol, ceiling; struct thread *owner, *waiters; };
struct condition { int used; struct thread *waiters; };

#define MAX 8192
#define MAX_PULSES 100000
static pthread_mutex_t kernel = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t timers_changed;
static pthread_key_t thread_key;
static struct thread *threads[65536];
static struct channel *channels[MAX];
static struct connection connections[MAX];
static struct timer timers[MAX];
static struct mutex mutexes[MAX];
static struct condition conditions[MAX];
static struct q_sigevent registered[MAX];
static int registered_for[MAX];
static int version = 71, privileged = 1, timeouts_to_forget, timer_thread, last_thread, last_timer;
static int interrupt_every, waits;
static long blocks;
static __thread struct thread *me;

/* Memory that is counted, so that tests see what is left. */
static void *take(size_t bytes) {
    __atomic_add_fetch(&blocks, 1, __ATOMIC_RELAXED);
    return calloc(1, bytes);
}

static void give(void *block) {
    __atomic_sub_fetch(&blocks, 1, __ATOMIC_RELAXED);
    free(block);
}

static int sigev_pulse(void) { return version >= 80 ? 0x04 : 0x84; }
#define SIGEV_HANDLE 0x4000 /* this stand-in's own mark of a registered event */

static uint64_t now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (uint64_t) t.tv_sec * 1000000000u + (uint64_t) t.tv_nsec;
}

static void thread_ends(void *value) {
    struct thread *t = value;
    pthread_mutex_lock(&kernel);
    threads[t->tid] = NULL;
    pthread_mutex_unlock(&kernel);
    pthread_cond_destroy(&t->sleep);
    give(t);
}

static void monotonic(pthread_cond_t *condition) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

__attribute__((constructor)) static void boot(void) {
    pthread_key_create(&thread_key, thread_ends);
    monotonic(&timers_changed);
}

static uint64_t nanos_of(struct q_timespec t) { return (uint64_t) t.sec * 1000000000u + (uint64_t) t.nsec; }

static uint64_t processor_time(struct thread *t) {
    clockid_t clock;
    return pthread_getcpuclockid(t->host, &clock) == 0 ? now(clock) : t->budget.used;
}

/* The priority of a thread without what it inherits: that of a sporadic one is low while it has no budget. */
static int own_priority(struct thread *t) {
    return t->budget.exhausted ? t->param.ss_low_priority : t->priority;
}

/*
 * A sporadic thread that has used its budget drops to its low priority, and gets it back a period after it began to use
 * it. Looked at when the thread enters the kernel or is asked for, since nothing here runs when a budget ends.
 */
static void account(struct thread *t) {
    if (t->policy != Q_SPORADIC) {
        return;
    }
    int before = own_priority(t);
    uint64_t moment = now(CLOCK_MONOTONIC), used = processor_time(t), period = nanos_of(t->param.ss_repl_period);
    if (moment >= t->budget.activated + period) {
        t->budget.exhausted = 0;
        t->budget.activated = moment;
        t->budget.used = used;
    } else if (used - t->budget.used >= nanos_of(t->param.ss_init_budget)) {
        t->budget.exhausted = 1;
    }
    if (own_priority(t) != before && t->serving == NULL) {
        t->current = t->current == t->base ? own_priority(t) : t->current; /* or what a mutex gave it */
        t->base = own_priority(t);
    }
}

/* Every call enters the kernel here: the lock, and the calling thread's record. */
static struct thread *enter(void) {
    pthread_mutex_lock(&kernel);
    if (me == NULL) {
        int tid = 1;
        while (threads[tid] != NULL) {
            tid++;
        }
        me = take(sizeof *me);
        me->tid = tid;
        me->host = pthread_self();
        me->policy = Q_RR;
        me->priority = me->base = me->current = DEFAULT_PRIORITY;
        monotonic(&me->sleep);
        threads[tid] = me;
        last_thread = tid > last_thread ? tid : last_thread;
        pthread_setspecific(thread_key, me);
    }
    account(me);
    return me;
}

/* A time-out is cleared upon return from any kernel call. */
static int leave(int result) {
    me->timeout.armed = 0;
    pthread_mutex_unlock(&kernel);
    return result;
}

/* Sleeps in a state until woken or the time-out of that state; until 0 is never. False if it timed out. */
static int sleep_until(struct thread *t, uint64_t until) {
    if (until == 0) {
        pthread_cond_wait(&t->sleep, &kernel);
        return 1;
    }
    struct timespec at = {(time_t) (until / 1000000000u), (long) (until % 1000000000u)};
    return pthread_cond_timedwait(&t->sleep, &kernel, &at) != ETIMEDOUT;
}

/* Whether this wait is one to which the signal comes that tests ask for, and the thread has not blocked it. */
static int signalled(struct thread *t) {
    return interrupt_every != 0 && !(t->blocked & SIGNAL(Q_SIGUSR1)) && ++waits % interrupt_every == 0;
}

/* Sleeps for a moment instead, as if a signal came. */
static int interrupted(struct thread *t) {
    if (!signalled(t)) {
        return 0;
    }
    sleep_until(t, now(CLOCK_MONOTONIC) + 20000);
    return !t->woken;
}

/* When the armed time-out ends, if it is for this state; it starts to count when such a state is entered first. */
static uint64_t limit_of(struct thread *t, int state) {
    if (!t->timeout.armed || !(t->timeout.states & (1 << state))) {
        return 0;
    }
    if (!t->timeout.absolute) {
        t->timeout.absolute = 1;
        t->timeout.nanos += now(CLOCK_MONOTONIC);
    }
    return t->timeout.nanos == 0 ? 1 : t->timeout.nanos;
}

/* Lines of threads: by priority, by turn within one. */
static void line_up(struct thread **line, struct thread *t) {
    while (*line != NULL && (*line)->current >= t->current) {
        line = &(*line)->next;
    }
    t->next = *line;
    *line = t;
}

static int take_out(struct thread **line, struct thread *t) {
    for (; *line != NULL; line = &(*line)->next) {
        if (*line == t) {
            *line = t->next;
            return 1;
        }
    }
    return 0;
}

static void wake(struct thread *t) {
    t->woken = 1;
    pthread_cond_signal(&t->sleep);
}

/* ---- channels and connections ---- */

static void release(struct channel *c) {
    if (--c->references == 0) {
        give(c);
    }
}

static struct channel *channel_of(int chid) {
    return chid < 1 || chid >= MAX ? NULL : channels[chid];
}

static struct connection *connection_of(int coid) {
    int index = coid - SIDE_CHANNEL;
    return index < 0 || index >= MAX || connections[index].channel == NULL ? NULL : &connections[index];
}

int ChannelCreate_r(unsigned flags) {
    enter();
    for (int chid = 1; chid < MAX; chid++) {
        if (channels[chid] == NULL) {
            struct channel *c = take(sizeof *c);
            c->chid = chid;
            c->flags = (int) flags;
            c->references = 1;
            channels[chid] = c;
            return leave(chid);
        }
    }
    return leave(-Q_EAGAIN);
}

static void finish(struct entry *e, long status) {
    e->done = 1;
    e->status = status;
    pthread_cond_signal(&e->sender->sleep);
}

int ChannelDestroy_r(int chid) {
    enter();
    struct channel *c = channel_of(chid);
    if (c == NULL) {
        return leave(-Q_EINVAL);
    }
    channels[chid] = NULL;
    c->dead = 1;
    struct entry *lists[] = {c->queue, c->unanswered};
    c->queue = c->unanswered = NULL;
    for (int i = 0; i < 2; i++) {
        for (struct entry *e = lists[i], *next; e != NULL; e = next) {
            next = e->next;
            if (e->kind == PULSE) {
                give(e);
            } else {
                finish(e, -Q_ESRCH);
            }
        }
    }
    for (struct thread *t = c->receivers; t != NULL; t = t->next) {
        wake(t);
    }
    c->receivers = NULL;
    for (int i = 1; i <= last_thread; i++) {
        if (threads[i] != NULL && threads[i]->serving == c) {
            threads[i]->serving = NULL;
        }
    }
    release(c);
    return leave(Q_EOK);
}

int ConnectAttach_r(uint32_t nd, int pid, int chid, unsigned index, int flags) {
    (void) flags;
    enter();
    struct channel *c = channel_of(chid);
    if (nd != 0 || (pid != 0 && pid != getpid()) || c == NULL) {
        return leave(-Q_ESRCH);
    }
    if (index != SIDE_CHANNEL) {
        return leave(-Q_EINVAL); /* others would be file descriptors */
    }
    for (int i = 0; i < MAX; i++) {
        if (connections[i].channel == NULL) {
            connections[i].channel = c;
            c->references++;
            return leave(SIDE_CHANNEL + i);
        }
    }
    return leave(-Q_EAGAIN);
}

static int drop(struct entry **list, int coid, struct entry *only) {
    int dropped = 0;
    while (*list != NULL) {
        struct entry *e = *list;
        if (e->kind == MESSAGE && (only != NULL ? e == only : e->coid == coid)) {
            *list = e->next;
            dropped = 1;
            if (only == NULL) {
                finish(e, -Q_EBADF);
            }
        } else {
            list = &e->next;
        }
    }
    return dropped;
}

int ConnectDetach_r(int coid) {
    enter();
    struct connection *connection = connection_of(coid);
    if (connection == NULL) {
        return leave(-Q_EINVAL);
    }
    struct channel *c = connection->channel;
    drop(&c->queue, coid, NULL);
    drop(&c->unanswered, coid, NULL);
    connection->channel = NULL;
    release(c);
    return leave(Q_EOK);
}

/* ---- messages ---- */

/* The receiver works for what it received, at its priority. */
static void serve(struct thread *t, struct channel *c, int priority) {
    if (!(c->flags & CHF_FIXED_PRIORITY)) {
        t->serving = c;
        t->base = t->current = priority;
    }
}

/* Queues an entry and wakes a receiver; without one, pushes those who work for the channel. */
static void deliver(struct channel *c, struct entry *e) {
    struct entry **at = &c->queue;
    while (*at != NULL && (*at)->priority >= e->priority) {
        at = &(*at)->next;
    }
    e->next = *at;
    *at = e;
    struct thread *t = c->receivers;
    if (t != NULL) {
        c->receivers = t->next;
        wake(t);
        return;
    }
    for (int i = 1; i <= last_thread; i++) {
        t = threads[i];
        if (t != NULL && t->serving == c && t->current < e->priority) {
            t->base = t->current = e->priority;
        }
    }
}

static long send_once(int coid, const void *message, size_t bytes, void *reply, size_t room) {
    struct thread *t = enter();
    struct connection *connection = connection_of(coid);
    if (connection == NULL) {
        return leave(-Q_EBADF);
    }
    struct channel *c = connection->channel;
    if (c->dead) {
        return leave(-Q_ESRCH);
    }
    struct entry e = {.kind = MESSAGE, .priority = t->current, .sender = t, .message = message, .reply = reply,
        .bytes = bytes, .room = room, .coid = coid, .state = STATE_SEND};
    /* One thread has one message on one connection: the same identity again for its next one. */
    e.rcvid = (coid - SIDE_CHANNEL + 1) << 16 | t->tid;
    c->references++;
    deliver(c, &e);
    if (signalled(t)) {
        /* It unblocks, received or not: the channel has no _NTO_CHF_UNBLOCK. */
        for (uint64_t end = now(CLOCK_MONOTONIC) + 20000; !e.done && now(CLOCK_MONOTONIC) < end;) {
            sleep_until(t, end);
        }
        if (!e.done) {
            drop(&c->queue, 0, &e);
            drop(&c->unanswered, 0, &e);
            e.done = 1;
            e.status = -Q_EINTR;
        }
    }
    while (!e.done) {
        if (!sleep_until(t, limit_of(t, e.state)) && !e.done && limit_of(t, e.state) != 0) {
            drop(&c->queue, 0, &e);
            drop(&c->unanswered, 0, &e);
            e.status = -Q_ETIMEDOUT;
            break;
        }
    }
    release(c);
    me->timeout.armed = 0;
    pthread_mutex_unlock(&kernel);
    return e.status;
}

/* A server that ends the wait with ERESTART lets it begin anew. */
long MsgSend_r(int coid, const void *message, size_t bytes, void *reply, size_t room) {
    long status;
    do {
        status = send_once(coid, message, bytes, reply, room);
    } while (status == -Q_ERESTART);
    return status;
}

static int receive(int chid, void *buffer, size_t bytes, struct q_msg_info *info, int pulses_only) {
    struct thread *t = enter();
    struct channel *c = channel_of(chid);
    if (c == NULL) {
        return leave(-Q_ESRCH);
    }
    t->serving = NULL;
    t->base = t->current = own_priority(t);
    c->references++;
    struct entry **first;
    for (;;) {
        if (c->dead) {
            release(c);
            return leave(-Q_ESRCH);
        }
        for (first = &c->queue; *first != NULL && pulses_only && (*first)->kind != PULSE;) {
            first = &(*first)->next;
        }
        if (*first != NULL) {
            break;
        }
        t->woken = 0;
        line_up(&c->receivers, t);
        if (interrupted(t)) {
            take_out(&c->receivers, t);
            release(c);
            return leave(-Q_EINTR);
        }
        while (!t->woken) {
            if (!sleep_until(t, limit_of(t, STATE_RECEIVE)) && !t->woken) {
                take_out(&c->receivers, t);
                release(c);
                return leave(-Q_ETIMEDOUT);
            }
        }
    }
    struct entry *e = *first;
    *first = e->next;
    serve(t, c, e->priority);
    int result = 0;
    if (e->kind == PULSE) {
        struct q_pulse pulse = {.code = (int8_t) e->code, .scoid = 1};
        pulse.value.p = (void *) (uintptr_t) e->value;
        memcpy(buffer, &pulse, bytes < sizeof pulse ? bytes : sizeof pulse);
        c->pulses--;
        give(e); /* and the info is not updated */
    } else {
        size_t copied = bytes < e->bytes ? bytes : e->bytes;
        memcpy(buffer, e->message, copied);
        if (info != NULL) {
            *info = (struct q_msg_info) {.pid = getpid(), .tid = e->sender->tid, .chid = chid, .scoid = 1,
                .coid = e->coid, .priority = (int16_t) e->priority, .msglen = (int64_t) copied,
                .srcmsglen = c->flags & CHF_SENDER_LEN ? (int64_t) e->bytes : (int64_t) copied,
                .dstmsglen = (int64_t) e->room};
        }
        e->state = STATE_REPLY;
        e->next = c->unanswered;
        c->unanswered = e;
        pthread_cond_signal(&e->sender->sleep); /* its time-out may differ in this state */
        result = e->rcvid;
    }
    release(c);
    return leave(result);
}

int MsgReceive_r(int chid, void *buffer, size_t bytes, struct q_msg_info *info) {
    return receive(chid, buffer, bytes, info, 0);
}

int MsgReceivePulse_r(int chid, void *buffer, size_t bytes, struct q_msg_info *info) {
    return receive(chid, buffer, bytes, info, 1);
}

static struct entry *answer(int rcvid) {
    struct connection *connection = connection_of((rcvid >> 16) - 1 + SIDE_CHANNEL);
    if (connection == NULL) {
        return NULL;
    }
    for (struct entry **at = &connection->channel->unanswered; *at != NULL; at = &(*at)->next) {
        if ((*at)->rcvid == rcvid) {
            struct entry *e = *at;
            *at = e->next;
            return e;
        }
    }
    return NULL;
}

ssize_t MsgRead_r(int rcvid, void *buffer, size_t bytes, size_t offset) {
    enter();
    struct connection *connection = connection_of((rcvid >> 16) - 1 + SIDE_CHANNEL);
    for (struct entry *e = connection == NULL ? NULL : connection->channel->unanswered; e != NULL; e = e->next) {
        if (e->rcvid == rcvid) {
            size_t left = offset < e->bytes ? e->bytes - offset : 0;
            size_t copied = bytes < left ? bytes : left;
            memcpy(buffer, (const char *) e->message + offset, copied);
            return leave((int) copied);
        }
    }
    return leave(-Q_ESRCH);
}

int MsgReply_r(int rcvid, long status, const void *message, size_t bytes) {
    enter();
    struct entry *e = answer(rcvid);
    if (e == NULL) {
        return leave(-Q_ESRCH);
    }
    memcpy(e->reply, message, bytes < e->room ? bytes : e->room);
    finish(e, status);
    return leave(Q_EOK);
}

int MsgError_r(int rcvid, int error) {
    enter();
    struct entry *e = answer(rcvid);
    if (e == NULL) {
        return leave(-Q_ESRCH);
    }
    finish(e, -(long) error);
    return leave(Q_EOK);
}

/* ---- pulses and events ---- */

static int pulse(int coid, int priority, int code, uint64_t value, int own) {
    struct connection *connection = connection_of(coid);
    if (connection == NULL) {
        return -Q_EBADF;
    }
    if (connection->channel->dead) {
        return -Q_ESRCH;
    }
    if (code < 0 || code > 127 || priority < -1 || priority > 255) {
        return -Q_EINVAL;
    }
    if (priority > UNPRIVILEGED_MAX && !privileged) {
        return -Q_EPERM;
    }
    if (connection->channel->pulses == MAX_PULSES) {
        return -Q_EAGAIN;
    }
    struct entry *e = take(sizeof *e);
    e->kind = PULSE;
    e->priority = priority == -1 ? own : priority == 0 ? 1 : priority;
    e->code = code;
    e->value = value;
    connection->channel->pulses++;
    deliver(connection->channel, e);
    return Q_EOK;
}

int MsgSendPulsePtr_r(int coid, int priority, int code, void *value) {
    struct thread *t = enter();
    return leave(pulse(coid, priority, code, (uintptr_t) value, t->current));
}

int MsgSendPulse_r(int coid, int priority, int code, int value) {
    struct thread *t = enter();
    return leave(pulse(coid, priority, code, (uint32_t) value, t->current));
}

static int event(const struct q_sigevent *e) {
    if (e->notify == (SIGEV_HANDLE | sigev_pulse())) {
        e = &registered[e->value.i];
    }
    if (e->notify != sigev_pulse()) {
        return -Q_EINVAL;
    }
    return pulse(e->target.coid, e->extra.pulse.priority, e->extra.pulse.code, (uintptr_t) e->value.p,
        DEFAULT_PRIORITY);
}

int MsgDeliverEvent_r(int rcvid, const struct q_sigevent *e) {
    enter();
    if (connection_of((rcvid >> 16) - 1 + SIDE_CHANNEL) == NULL) {
        return leave(-Q_ESRCH);
    }
    return leave(event(e));
}

/* A file descriptor is a connection, too: to its resource manager. */
int MsgRegisterEvent_r(struct q_sigevent *e, int coid) {
    enter();
    if (coid < SIDE_CHANNEL ? fcntl(coid, F_GETFD) == -1 : connection_of(coid) == NULL) {
        return leave(-Q_EBADF);
    }
    if (e->notify != sigev_pulse()) {
        return leave(-Q_EINVAL);
    }
    for (int i = 1; i < MAX; i++) {
        if (registered[i].notify == 0) {
            registered[i] = *e;
            registered_for[i] = coid;
            e->notify |= SIGEV_HANDLE;
            e->value.p = NULL;
            e->value.i = i;
            return leave(Q_EOK);
        }
    }
    return leave(-Q_EAGAIN);
}

int MsgUnregisterEvent_r(const struct q_sigevent *e) {
    enter();
    if (e->notify != (SIGEV_HANDLE | sigev_pulse()) || registered[e->value.i].notify == 0) {
        return leave(-Q_EINVAL);
    }
    registered[e->value.i].notify = 0;
    return leave(Q_EOK);
}

/* ---- descriptors: one resource manager for those of the host ---- */

enum { NOTIFY_POLLARM = 3 };
#define NOTIFY_INPUT 0x10000000
#define NOTIFY_OUTPUT 0x20000000
#define MAX_ARMED 256
static struct { int fd, conditions; struct q_sigevent event; } armed[MAX_ARMED];
static int armed_count, manager_wake[2] = {-1, -1};

static int conditions_of(short events) {
    return (events & (POLLIN | POLLHUP | POLLERR | POLLNVAL) ? NOTIFY_INPUT : 0)
        | (events & (POLLOUT | POLLERR | POLLNVAL) ? NOTIFY_OUTPUT : 0);
}

static short events_of(int conditions) {
    return (conditions & NOTIFY_INPUT ? POLLIN : 0) | (conditions & NOTIFY_OUTPUT ? POLLOUT : 0);
}

static void *manage(void *unused) {
    (void) unused;
    enter();
    for (;;) {
        struct pollfd fds[MAX_ARMED + 1] = {{manager_wake[0], POLLIN, 0}};
        int count = armed_count;
        for (int i = 0; i < count; i++) {
            fds[i + 1] = (struct pollfd) {armed[i].fd, events_of(armed[i].conditions), 0};
        }
        pthread_mutex_unlock(&kernel);
        poll(fds, (nfds_t) count + 1, -1);
        pthread_mutex_lock(&kernel);
        char drained[64];
        while (read(manager_wake[0], drained, sizeof drained) > 0) {
        }
        for (int i = armed_count - 1; i >= 0; i--) {
            struct pollfd now = {armed[i].fd, events_of(armed[i].conditions), 0};
            if (poll(&now, 1, 0) > 0 && (conditions_of(now.revents) & armed[i].conditions)) {
                event(&armed[i].event); /* once; its receiver arms it again */
                armed[i] = armed[--armed_count];
            }
        }
    }
    return NULL;
}

static int refuse(int error) {
    leave(0);
    errno = error;
    return -1;
}

int qnx_ionotify(int fd, int action, int conditions, const struct q_sigevent *e) {
    enter();
    if (fcntl(fd, F_GETFD) == -1) {
        return refuse(Q_EBADF);
    }
    if (signalled(me)) {
        return refuse(Q_EINTR); /* it is a message to the resource manager */
    }
    if (action != NOTIFY_POLLARM || (conditions & ~(NOTIFY_INPUT | NOTIFY_OUTPUT))) {
        return refuse(Q_EINVAL);
    }
    if (e != NULL && e->notify == (SIGEV_HANDLE | sigev_pulse()) && registered_for[e->value.i] != fd) {
        return refuse(Q_EINVAL); /* registered for another server */
    }
    for (int i = armed_count - 1; i >= 0; i--) {
        if (armed[i].fd == fd && armed[i].conditions == conditions) {
            armed[i] = armed[--armed_count];
        }
    }
    struct pollfd now = {fd, events_of(conditions), 0};
    poll(&now, 1, 0);
    int ready = conditions_of(now.revents) & conditions;
    if (ready || e == NULL) {
        return leave(ready);
    }
    if (armed_count == MAX_ARMED) {
        return refuse(Q_EAGAIN);
    }
    if (manager_wake[0] == -1) {
        pthread_t thread;
        if (pipe2(manager_wake, O_NONBLOCK | O_CLOEXEC) != 0) {
            return refuse(Q_EAGAIN);
        }
        pthread_create(&thread, NULL, manage, NULL);
        pthread_detach(thread);
    }
    armed[armed_count].fd = fd;
    armed[armed_count].conditions = conditions;
    armed[armed_count++].event = *e;
    if (write(manager_wake[1], "", 1) < 0) {
        /* It is full of wakes already. */
    }
    return leave(0);
}

/* ---- clocks, timers, time-outs ---- */

static void *run_timers(void *unused) {
    (void) unused;
    enter();
    for (;;) {
        uint64_t soonest = 0, moment = now(CLOCK_MONOTONIC);
        for (int i = 1; i <= last_timer; i++) {
            struct timer *t = &timers[i];
            if (t->used && t->next != 0) {
                while (t->next != 0 && t->next <= moment) {
                    event(&t->event);
                    t->next = t->interval == 0 ? 0 : t->next + t->interval;
                }
                if (t->next != 0 && (soonest == 0 || t->next < soonest)) {
                    soonest = t->next;
                }
            }
        }
        if (soonest == 0) {
            pthread_cond_wait(&timers_changed, &kernel);
        } else {
            struct timespec at = {(time_t) (soonest / 1000000000u), (long) (soonest % 1000000000u)};
            pthread_cond_timedwait(&timers_changed, &kernel, &at);
        }
    }
    return NULL;
}

int TimerCreate_r(int clock, const struct q_sigevent *e) {
    enter();
    if (clock != Q_CLOCK_MONOTONIC || e == NULL || e->notify != sigev_pulse()) {
        return leave(-Q_EINVAL);
    }
    if (!timer_thread) {
        pthread_t thread;
        timer_thread = 1;
        pthread_create(&thread, NULL, run_timers, NULL);
        pthread_detach(thread);
    }
    for (int i = 1; i < MAX; i++) {
        if (!timers[i].used) {
            timers[i] = (struct timer) {.used = 1, .event = *e};
            last_timer = i > last_timer ? i : last_timer;
            return leave(i);
        }
    }
    return leave(-Q_EAGAIN);
}

int TimerSettime_r(int id, unsigned flags, const struct q_itimer *wanted, struct q_itimer *old) {
    enter();
    if (id < 1 || id >= MAX || !timers[id].used) {
        return leave(-Q_EINVAL);
    }
    struct timer *t = &timers[id];
    uint64_t moment = now(CLOCK_MONOTONIC);
    if (old != NULL) {
        *old = (struct q_itimer) {t->next > moment ? t->next - moment : 0, t->interval};
    }
    t->next = wanted->nsec == 0 ? 0 : flags & Q_ABSTIME ? wanted->nsec : moment + wanted->nsec;
    t->interval = wanted->interval_nsec;
    pthread_cond_signal(&timers_changed);
    return leave(Q_EOK);
}

int TimerDestroy_r(int id) {
    enter();
    if (id < 1 || id >= MAX || !timers[id].used) {
        return leave(-Q_EINVAL);
    }
    timers[id].used = 0;
    return leave(Q_EOK);
}

int TimerTimeout_r(int clock, unsigned flags, const struct q_sigevent *e, const uint64_t *nanos, uint64_t *old) {
    (void) e, (void) old;
    struct thread *t = enter();
    if (clock != Q_CLOCK_MONOTONIC) {
        return leave(-Q_EINVAL);
    }
    t->timeout.states = (int) (flags & ~Q_ABSTIME);
    t->timeout.absolute = (flags & Q_ABSTIME) != 0;
    t->timeout.nanos = nanos == NULL ? 0 : *nanos;
    t->timeout.armed = 1;
    if (timeouts_to_forget > 0) {
        timeouts_to_forget--;
        t->timeout.armed = 0; /* as if another call had come in between */
    }
    pthread_mutex_unlock(&kernel);
    return Q_EOK;
}

int ClockTime_r(int clock, const uint64_t *wanted, uint64_t *old) {
    enter();
    if (wanted != NULL || (clock != Q_CLOCK_MONOTONIC && clock != Q_CLOCK_REALTIME)) {
        return leave(-Q_EINVAL);
    }
    *old = now(clock == Q_CLOCK_MONOTONIC ? CLOCK_MONOTONIC : CLOCK_REALTIME);
    return leave(Q_EOK);
}

/* ---- threads ---- */

static struct thread *thread_of(int pid, int tid) {
    if (pid != 0 && pid != getpid()) {
        return NULL;
    }
    return tid == 0 ? me : tid < 0 || tid >= 65536 ? NULL : threads[tid];
}

static int sound(int policy, const struct q_sched_param *p) {
    if (policy < Q_FIFO || policy > Q_SPORADIC || p->priority < 1 || p->priority > 255) {
        return 0;
    }
    int64_t budget = p->ss_init_budget.sec * 1000000000 + p->ss_init_budget.nsec;
    int64_t period = p->ss_repl_period.sec * 1000000000 + p->ss_repl_period.nsec;
    return policy != Q_SPORADIC || (p->ss_low_priority >= 1 && p->ss_low_priority <= p->priority && budget > 0
        && budget <= period && p->ss_max_repl >= 1);
}

int SchedSet_r(int pid, int tid, int policy, const struct q_sched_param *p) {
    enter();
    struct thread *t = thread_of(pid, tid);
    if (t == NULL) {
        return leave(-Q_ESRCH);
    }
    if (!sound(policy, p)) {
        return leave(-Q_EINVAL);
    }
    if (p->priority > UNPRIVILEGED_MAX && !privileged) {
        return leave(-Q_EPERM);
    }
    t->policy = policy;
    t->param = *p;
    t->priority = t->base = t->current = p->priority;
    t->budget.exhausted = 0;
    t->budget.activated = now(CLOCK_MONOTONIC);
    t->budget.used = processor_time(t);
    return leave(Q_EOK);
}

int SchedGet_r(int pid, int tid, struct q_sched_param *p) {
    enter();
    struct thread *t = thread_of(pid, tid);
    if (t == NULL) {
        return leave(-Q_ESRCH);
    }
    account(t);
    *p = t->param;
    p->priority = t->priority;
    p->curpriority = t->current;
    return leave(t->policy);
}

static int run_on(struct thread *t, uint32_t mask) {
    cpu_set_t set;
    CPU_ZERO(&set);
    long processors = sysconf(_SC_NPROCESSORS_CONF);
    for (int i = 0; i < 32 && i < processors; i++) {
        if (mask & (1u << i)) {
            CPU_SET(i, &set);
        }
    }
    if (CPU_COUNT(&set) == 0 || sched_setaffinity(0, sizeof set, &set) != 0) {
        return -Q_EINVAL;
    }
    t->runmask = mask;
    return Q_EOK;
}

int ThreadCtl_r(int command, void *data) {
    struct thread *t = enter();
    if (command == TCTL_RUNMASK) {
        return leave(run_on(t, (uint32_t) (uintptr_t) data));
    }
    if (command == TCTL_RUNMASK_GET_AND_SET) {
        uint32_t *mask = data, before = t->runmask;
        int result = *mask == 0 ? Q_EOK : run_on(t, *mask);
        *mask = before;
        return leave(result);
    }
    return leave(-Q_EINVAL);
}

int qnx_pthread_self(void) {
    int tid = enter()->tid;
    return leave(tid);
}

int qnx_pthread_setname_np(int tid, const char *name) {
    enter();
    struct thread *t = thread_of(0, tid);
    if (t == NULL || strlen(name) >= NAME_MAX_QNX) {
        return leave(t == NULL ? Q_ESRCH : Q_EINVAL);
    }
    strcpy(t->name, name);
    if (t == me) {
        char cut[16] = {0};
        strncpy(cut, name, 15);
        pthread_setname_np(pthread_self(), cut);
    }
    return leave(Q_EOK);
}

/* ---- signals: which of them a thread blocks ---- */

int qnx_sigfillset(uint64_t *set) { *set = ~(uint64_t) 0; return 0; }
int qnx_sigdelset(uint64_t *set, int number) { *set &= ~SIGNAL(number); return 0; }

int qnx_pthread_sigmask(int how, const uint64_t *set, uint64_t *old) {
    struct thread *t = enter();
    uint64_t before = t->blocked;
    if (set != NULL) {
        if (how < Q_SIG_BLOCK || how > Q_SIG_SETMASK) {
            return leave(Q_EINVAL);
        }
        t->blocked = how == Q_SIG_BLOCK ? before | *set : how == Q_SIG_UNBLOCK ? before & ~*set : *set;
        t->blocked &= ~(SIGNAL(Q_SIGKILL) | SIGNAL(Q_SIGSTOP) | SIGNAL(Q_SIGCONT)); /* these cannot be */
    }
    if (old != NULL) {
        *old = before;
    }
    return leave(Q_EOK);
}

/* ---- mutexes and condition variables ---- */

struct attributes { uint32_t magic; int protocol, ceiling, clock; };
#define MAGIC 0x51415454u

static int attributes_init(struct attributes *a) {
    *a = (struct attributes) {MAGIC, PRIO_INHERIT, 0, Q_CLOCK_REALTIME};
    return Q_EOK;
}

int qnx_pthread_mutexattr_init(struct attributes *a) { return attributes_init(a); }
int qnx_pthread_mutexattr_destroy(struct attributes *a) { a->magic = 0; return Q_EOK; }
int qnx_pthread_condattr_init(struct attributes *a) { return attributes_init(a); }
int qnx_pthread_condattr_destroy(struct attributes *a) { a->magic = 0; return Q_EOK; }

int qnx_pthread_mutexattr_setprotocol(struct attributes *a, int protocol) {
    if (a->magic != MAGIC || protocol < PRIO_INHERIT || protocol > PRIO_PROTECT) {
        return Q_EINVAL;
    }
    a->protocol = protocol;
    return Q_EOK;
}

int qnx_pthread_mutexattr_setprioceiling(struct attributes *a, int priority) {
    if (a->magic != MAGIC || priority < 1 || priority > 255) {
        return Q_EINVAL;
    }
    a->ceiling = priority;
    return Q_EOK;
}

int qnx_pthread_condattr_setclock(struct attributes *a, int clock) {
    if (a->magic != MAGIC || clock != Q_CLOCK_MONOTONIC) {
        return Q_EINVAL;
    }
    a->clock = clock;
    return Q_EOK;
}

static struct mutex *mutex_of(const struct q_sync *s) {
    return s->u < 1 || s->u >= MAX || !mutexes[s->u].used ? NULL : &mutexes[s->u];
}

static struct condition *condition_of(const struct q_sync *s) {
    return s->u < 1 || s->u >= MAX || !conditions[s->u].used ? NULL : &conditions[s->u];
}

int qnx_pthread_mutex_init(struct q_sync *s, const struct attributes *a) {
    enter();
    for (uint32_t i = 1; i < MAX; i++) {
        if (!mutexes[i].used) {
            mutexes[i] = (struct mutex) {.used = 1, .protocol = a == NULL ? PRIO_INHERIT : a->protocol,
                .ceiling = a == NULL ? 0 : a->ceiling};
            *s = (struct q_sync) {i, 0};
            return leave(Q_EOK);
        }
    }
    return leave(Q_EAGAIN);
}

int qnx_pthread_mutex_destroy(struct q_sync *s) {
    enter();
    struct mutex *m = mutex_of(s);
    if (m == NULL || m->owner != NULL) {
        return leave(m == NULL ? Q_EINVAL : Q_EBUSY);
    }
    m->used = 0;
    s->u = 0;
    return leave(Q_EOK);
}

static void own(struct mutex *m, struct q_sync *s, struct thread *t) {
    m->owner = t;
    s->owner = (uint32_t) t->tid;
    if (m->protocol == PRIO_PROTECT && t->current < m->ceiling) {
        t->current = m->ceiling;
    }
}

static int lock(struct mutex *m, struct q_sync *s, struct thread *t, uint64_t until) {
    if (m->owner == NULL) {
        own(m, s, t);
        return Q_EOK;
    }
    t->woken = 0;
    line_up(&m->waiters, t);
    if (m->protocol == PRIO_INHERIT && m->owner->current < t->current) {
        m->owner->current = t->current;
    }
    while (!t->woken) {
        if (!sleep_until(t, until) && !t->woken) {
            take_out(&m->waiters, t);
            return Q_ETIMEDOUT;
        }
    }
    return Q_EOK;
}

static void unlock(struct mutex *m, struct q_sync *s) {
    m->owner->current = m->owner->base;
    m->owner = NULL;
    s->owner = 0;
    struct thread *t = m->waiters;
    if (t != NULL) {
        m->waiters = t->next;
        own(m, s, t);
        wake(t);
    }
}

static int lock_until(struct q_sync *s, uint64_t until) {
    struct thread *t = enter();
    struct mutex *m = mutex_of(s);
    if (m == NULL || (m->protocol == PRIO_PROTECT && t->current > m->ceiling)) {
        return leave(Q_EINVAL);
    }
    if (m->owner == t) {
        return leave(Q_EDEADLK);
    }
    return leave(lock(m, s, t, until != 0 ? until : limit_of(t, STATE_MUTEX)));
}

int qnx_pthread_mutex_lock(struct q_sync *s) { return lock_until(s, 0); }

int qnx_pthread_mutex_timedlock_monotonic(struct q_sync *s, const struct q_timespec *at) {
    return lock_until(s, (uint64_t) at->sec * 1000000000u + (uint64_t) at->nsec);
}

int qnx_pthread_mutex_trylock(struct q_sync *s) {
    struct thread *t = enter();
    struct mutex *m = mutex_of(s);
    if (m == NULL || (m->protocol == PRIO_PROTECT && t->current > m->ceiling)) {
        return leave(Q_EINVAL);
    }
    if (m->owner != NULL) {
        return leave(Q_EBUSY);
    }
    own(m, s, t);
    return leave(Q_EOK);
}

int qnx_pthread_mutex_unlock(struct q_sync *s) {
    struct thread *t = enter();
    struct mutex *m = mutex_of(s);
    if (m == NULL || m->owner != t) {
        return leave(m == NULL ? Q_EINVAL : Q_EPERM);
    }
    unlock(m, s);
    return leave(Q_EOK);
}

int qnx_pthread_cond_init(struct q_sync *s, const struct attributes *a) {
    enter();
    if (a == NULL || a->magic != MAGIC || a->clock != Q_CLOCK_MONOTONIC) {
        return leave(Q_EINVAL); /* deadlines here are monotonic alone */
    }
    for (uint32_t i = 1; i < MAX; i++) {
        if (!conditions[i].used) {
            conditions[i] = (struct condition) {.used = 1};
            *s = (struct q_sync) {i, 0};
            return leave(Q_EOK);
        }
    }
    return leave(Q_EAGAIN);
}

int qnx_pthread_cond_destroy(struct q_sync *s) {
    enter();
    struct condition *c = condition_of(s);
    if (c == NULL || c->waiters != NULL) {
        return leave(c == NULL ? Q_EINVAL : Q_EBUSY);
    }
    c->used = 0;
    s->u = 0;
    return leave(Q_EOK);
}

static int wait_until(struct q_sync *s, struct q_sync *lock_, uint64_t until) {
    struct thread *t = enter();
    struct condition *c = condition_of(s);
    struct mutex *m = mutex_of(lock_);
    if (c == NULL || m == NULL || m->owner != t) {
        return leave(m != NULL && m->owner != t ? Q_EPERM : Q_EINVAL);
    }
    uint64_t end = until != 0 ? until : limit_of(t, STATE_CONDVAR);
    int result = Q_EOK;
    unlock(m, lock_);
    t->woken = 0;
    line_up(&c->waiters, t);
    if (interrupted(t)) {
        take_out(&c->waiters, t); /* a wait that ends for no reason, since POSIX has no error for it */
        t->woken = 1;
    }
    while (!t->woken) {
        if (!sleep_until(t, end) && !t->woken) {
            take_out(&c->waiters, t);
            result = Q_ETIMEDOUT;
            break;
        }
    }
    lock(m, lock_, t, 0);
    return leave(result);
}

int qnx_pthread_cond_wait(struct q_sync *s, struct q_sync *m) { return wait_until(s, m, 0); }

int qnx_pthread_cond_timedwait(struct q_sync *s, struct q_sync *m, const struct q_timespec *at) {
    return wait_until(s, m, (uint64_t) at->sec * 1000000000u + (uint64_t) at->nsec);
}

static int signal_some(struct q_sync *s, int all) {
    enter();
    struct condition *c = condition_of(s);
    if (c == NULL) {
        return leave(Q_EINVAL);
    }
    while (c->waiters != NULL) {
        struct thread *t = c->waiters;
        c->waiters = t->next;
        wake(t);
        if (!all) {
            break;
        }
    }
    return leave(Q_EOK);
}

int qnx_pthread_cond_signal(struct q_sync *s) { return signal_some(s, 0); }
int qnx_pthread_cond_broadcast(struct q_sync *s) { return signal_some(s, 1); }

/* ---- memory ---- */

static int privileged_call(void) {
    if (!privileged) {
        errno = Q_EPERM;
        return -1;
    }
    return 0;
}

int qnx_mlockall(int flags) {
    (void) flags;
    return privileged_call();
}

int qnx_munlockall(void) { return 0; }

/* ---- for tests ---- */

void qnx_shim_version(int wanted) { version = wanted; }
void qnx_shim_privileged(int wanted) { privileged = wanted; }
void qnx_shim_forget_timeouts(int count) { timeouts_to_forget = count; }

void qnx_shim_interrupt_every(int count) { interrupt_every = count; }

/* What the calling thread has. */
int qnx_shim_policy(void) { return leave(enter()->policy); }
int qnx_shim_priority(void) { return leave(enter()->priority); }
int qnx_shim_runmask(void) { return leave((int) enter()->runmask); }

/* Whether a thread blocks a signal. */
int qnx_shim_blocks_signal(int tid, int number) {
    enter();
    struct thread *t = thread_of(0, tid);
    return leave(t == NULL ? -1 : (t->blocked & SIGNAL(number)) != 0);
}

/* The sporadic parameters of the calling thread. */
static int micros(struct q_timespec t) { return (int) (t.sec * 1000000 + t.nsec / 1000); }
int qnx_shim_sporadic_low(void) { return leave(enter()->param.ss_low_priority); }
int qnx_shim_sporadic_replenishments(void) { return leave(enter()->param.ss_max_repl); }
int qnx_shim_sporadic_budget_micros(void) { return leave(micros(enter()->param.ss_init_budget)); }
int qnx_shim_sporadic_period_micros(void) { return leave(micros(enter()->param.ss_repl_period)); }

/* How many blocks of memory there are. */
int qnx_shim_blocks(void) { return (int) __atomic_load_n(&blocks, __ATOMIC_RELAXED); }

/* How many kernel objects of all kinds there are. */
int qnx_shim_objects(void) {
    enter();
    int count = armed_count;
    for (int i = 0; i < MAX; i++) {
        count += (channels[i] != NULL) + (connections[i].channel != NULL) + timers[i].used + mutexes[i].used
            + conditions[i].used + (registered[i].notify != 0);
    }
    return leave(count);
}
