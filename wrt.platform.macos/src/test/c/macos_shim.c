// SPDX-License-Identifier: Apache-2.0
/*
 * Calls of macOS with their documented semantics, numbers and layouts, on Linux: what the tests of the macOS backend run
 * on. It says nothing about how fast or how exact macOS is. Written from Apple's public documentation and headers.
 *
 * Where glibc has a function of the same name but another meaning, the name is given by an assembler label; glibc's own
 * stays what the rest of the process uses, since it was loaded first.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "macos_layout.h"

#define NAMED(name) __asm__(name)

/* ---- error numbers of macOS ---- */

enum { MAC_EDEADLK = 11, MAC_EAGAIN = 35, MAC_ETIMEDOUT = 60, MAC_ENAMETOOLONG = 63, MAC_ENOSYS = 78 };
enum { KERN_SUCCESS = 0, KERN_INVALID_ADDRESS = 1, KERN_NO_SPACE = 3, KERN_INVALID_ARGUMENT = 4, KERN_NOT_SUPPORTED = 46 };

/** Memory of Grand Central Dispatch, counted, so that tests see what is left. */
static long blocks;
static int interrupt_every, waits;

static void *take(size_t bytes) {
    __atomic_add_fetch(&blocks, 1, __ATOMIC_RELAXED);
    return calloc(1, bytes);
}

static void give(void *block) {
    __atomic_sub_fetch(&blocks, 1, __ATOMIC_RELAXED);
    free(block);
}

/** Linux's number as that of macOS. */
static int translated(int error) {
    switch (error) {
    case EDEADLK: return MAC_EDEADLK;
    case EAGAIN: return MAC_EAGAIN;
    case ETIMEDOUT: return MAC_ETIMEDOUT;
    case ENAMETOOLONG: return MAC_ENAMETOOLONG;
    case ENOSYS: return MAC_ENOSYS;
    default: return error; /* 1 to 34 but for 11 are the same. */
    }
}

static int failed(int error) {
    errno = error;
    return -1;
}

/* ---- time: units of 125/3 ns, as on Apple silicon ---- */

#define SECOND 1000000000LL
#define NUMER 125
#define DENOM 3

static int64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * SECOND + t.tv_nsec;
}

/** Units as ns; what does not fit is the end of time. */
static int64_t units_to_ns(uint64_t units) {
    __int128 ns = (__int128) units * NUMER / DENOM;
    return ns > INT64_MAX ? INT64_MAX : (int64_t) ns;
}

uint64_t mach_absolute_time(void) {
    return (uint64_t) ((__int128) now_ns() * DENOM / NUMER);
}

int mach_timebase_info(mach_timebase_info_data *info) {
    *info = (mach_timebase_info_data) {NUMER, DENOM};
    return KERN_SUCCESS;
}

static struct timespec timespec_of(int64_t ns) {
    return (struct timespec) {ns / SECOND, ns % SECOND};
}

static void cond_init(pthread_cond_t *cond) {
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(cond, &attr);
    pthread_condattr_destroy(&attr);
}

/* ---- threads ---- */

enum { MAC_SCHED_OTHER = 1, MAC_SCHED_RR = 2, MAC_SCHED_FIFO = 4 };

static __thread int policy = MAC_SCHED_OTHER;
static __thread int priority = 31;
static __thread int tag;
static __thread uint32_t constraint[4];
static __thread bool constrained;
static __thread unsigned quality; /* 0 is unspecified */
static __thread bool out_of_qos;
static bool silicon;

/**
 * Another way of scheduling unsets the class of service, and the thread can have none any more: pthread/qos.h says so of
 * what conflicts with the classes, and thread_policy_set does it for every flavor.
 */
static void opt_out_of_qos(void) {
    quality = 0;
    out_of_qos = true;
}

/** How urgent the calling thread is where the kernel has a choice. */
static int urgency(void) {
    return constrained ? 97 : priority;
}

int mac_setname(const char *name) NAMED("pthread_setname_np");
int mac_setname(const char *name) {
    if (strlen(name) > 63) {
        return MAC_ENAMETOOLONG;
    }
    prctl(PR_SET_NAME, name);
    return 0;
}

int pthread_threadid_np(pthread_t thread, uint64_t *id) {
    *id = (uint64_t) syscall(SYS_gettid);
    return thread == 0 || pthread_equal(thread, pthread_self()) ? 0 : ESRCH;
}

size_t pthread_get_stacksize_np(pthread_t thread) {
    pthread_attr_t attr;
    size_t size = 0;
    if (pthread_getattr_np(thread, &attr) == 0) {
        pthread_attr_getstacksize(&attr, &size);
        pthread_attr_destroy(&attr);
    }
    return size;
}

int pthread_set_qos_class_self_np(unsigned wanted, int relative) {
    bool known = wanted == 0x21 || wanted == 0x19 || wanted == 0x15 || wanted == 0x11 || wanted == 0x09;
    if (!known || relative > 0 || relative < -15) {
        return EINVAL;
    }
    if (out_of_qos) {
        return EPERM;
    }
    quality = wanted;
    return 0;
}

int mac_setschedparam(pthread_t thread, int wanted, const struct mac_sched_param *param)
        NAMED("pthread_setschedparam");
int mac_setschedparam(pthread_t thread, int wanted, const struct mac_sched_param *param) {
    if (!pthread_equal(thread, pthread_self())) {
        return ESRCH; /* The backend asks for the calling thread only. */
    }
    if ((wanted != MAC_SCHED_FIFO && wanted != MAC_SCHED_RR && wanted != MAC_SCHED_OTHER) || param->priority < 15
            || param->priority > 47) {
        return EINVAL;
    }
    policy = wanted;
    priority = param->priority;
    opt_out_of_qos();
    return 0;
}

int mac_getschedparam(pthread_t thread, int *had, struct mac_sched_param *param) NAMED("pthread_getschedparam");
int mac_getschedparam(pthread_t thread, int *had, struct mac_sched_param *param) {
    if (!pthread_equal(thread, pthread_self())) {
        return ESRCH;
    }
    *had = policy;
    param->priority = priority;
    return 0;
}

/* ---- Mach: policies of the calling thread, memory ---- */

enum { STANDARD = 1, TIME_CONSTRAINT = 2, AFFINITY = 4, TASK_PORT = 0x103 };

unsigned mach_task_self_ = TASK_PORT;

unsigned pthread_mach_thread_np(pthread_t thread) {
    return pthread_equal(thread, pthread_self()) ? (unsigned) syscall(SYS_gettid) : 0;
}

static bool is_self(unsigned port) {
    return port == (unsigned) syscall(SYS_gettid);
}

int thread_policy_set(unsigned thread, unsigned flavor, const int *info, unsigned count) {
    if (!is_self(thread)) {
        return KERN_INVALID_ARGUMENT;
    }
    if (flavor == AFFINITY && count == 1) {
        if (silicon) {
            return KERN_NOT_SUPPORTED;
        }
        tag = info[0];
        opt_out_of_qos();
        return KERN_SUCCESS;
    }
    if (flavor == STANDARD && count == 0) {
        constrained = false;
        return KERN_SUCCESS;
    }
    if (flavor != TIME_CONSTRAINT || count != 4) {
        return KERN_INVALID_ARGUMENT;
    }
    struct thread_time_constraint_policy p;
    memcpy(&p, info, sizeof p);
    int64_t computation = units_to_ns(p.computation);
    /* A quantum of 50 us to 50 ms, within its constraint. */
    if (computation < 50000 || computation > 50000000 || p.constraint < p.computation) {
        return KERN_INVALID_ARGUMENT;
    }
    memcpy(constraint, &p, sizeof p);
    constrained = true;
    opt_out_of_qos();
    return KERN_SUCCESS;
}

int thread_policy_get(unsigned thread, unsigned flavor, int *info, unsigned *count, int *get_default) {
    if (!is_self(thread) || flavor != TIME_CONSTRAINT || *count < 4) {
        return KERN_INVALID_ARGUMENT;
    }
    memcpy(info, constraint, sizeof constraint);
    *get_default = !constrained;
    *count = 4;
    return KERN_SUCCESS;
}

static uint64_t pages(uint64_t bytes) {
    uint64_t page = (uint64_t) getpagesize();
    return (bytes + page - 1) / page * page;
}

int mach_vm_allocate(unsigned task, uint64_t *address, uint64_t bytes, int flags) {
    if (task != TASK_PORT || !(flags & 1)) {
        return KERN_INVALID_ARGUMENT;
    }
    void *at = mmap(NULL, pages(bytes), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) {
        return KERN_NO_SPACE;
    }
    *address = (uint64_t) at;
    return KERN_SUCCESS;
}

int mach_vm_protect(unsigned task, uint64_t address, uint64_t bytes, int maximum, int protection) {
    (void) maximum;
    if (task != TASK_PORT) {
        return KERN_INVALID_ARGUMENT;
    }
    /* VM_PROT_READ 1 and VM_PROT_WRITE 2 are PROT_READ and PROT_WRITE. */
    return mprotect((void *) address, pages(bytes), protection & 3) == 0 ? KERN_SUCCESS : KERN_INVALID_ADDRESS;
}

int mach_vm_deallocate(unsigned task, uint64_t address, uint64_t bytes) {
    if (task != TASK_PORT) {
        return KERN_INVALID_ARGUMENT;
    }
    return munmap((void *) address, pages(bytes)) == 0 ? KERN_SUCCESS : KERN_INVALID_ADDRESS;
}

int mac_getrusage(int who, struct mac_rusage *usage) NAMED("getrusage");
int mac_getrusage(int who, struct mac_rusage *usage) {
    struct rusage own;
    if (syscall(SYS_getrusage, who, &own) != 0) {
        return failed(translated(errno));
    }
    memset(usage, 0, sizeof *usage);
    usage->user = (struct mac_timeval) {own.ru_utime.tv_sec, (int32_t) own.ru_utime.tv_usec};
    usage->system = (struct mac_timeval) {own.ru_stime.tv_sec, (int32_t) own.ru_stime.tv_usec};
    usage->counts[0] = own.ru_maxrss << 10;
    usage->counts[12] = own.ru_nvcsw;
    usage->counts[13] = own.ru_nivcsw;
    return 0;
}

/* ---- lines of waiting threads: the most urgent first, then by turn ---- */

struct waiter {
    struct waiter *next;
    pthread_cond_t cond;
    const void *what;
    int urgency;
    bool woken;
};

static pthread_mutex_t line_lock = PTHREAD_MUTEX_INITIALIZER;
static struct waiter *line;

static void line_up(struct waiter *waiter, const void *what) {
    *waiter = (struct waiter) {.what = what, .urgency = urgency()};
    cond_init(&waiter->cond);
    struct waiter **at = &line;
    while (*at != NULL && (*at)->urgency >= waiter->urgency) {
        at = &(*at)->next;
    }
    waiter->next = *at;
    *at = waiter;
}

static void leave(struct waiter *waiter) {
    for (struct waiter **at = &line; *at != NULL; at = &(*at)->next) {
        if (*at == waiter) {
            *at = waiter->next;
            break;
        }
    }
    pthread_cond_destroy(&waiter->cond);
}

/** Waits with the lock held until it is woken, or the moment has come. */
static bool wait_in_line(struct waiter *waiter, int64_t until) {
    struct timespec t = timespec_of(until);
    int error = 0;
    while (!waiter->woken && error == 0) {
        error = until == INT64_MAX ? pthread_cond_wait(&waiter->cond, &line_lock)
                                   : pthread_cond_timedwait(&waiter->cond, &line_lock, &t);
    }
    return waiter->woken;
}

/** Wakes the first so many, with the lock held; says how many there were. */
static int wake_line(const void *what, int most) {
    int count = 0;
    for (struct waiter *w = line; w != NULL && count < most; w = w->next) {
        if (w->what == what && !w->woken) {
            w->woken = true;
            pthread_cond_signal(&w->cond);
            count++;
        }
    }
    return count;
}

/* ---- waiting on addresses ---- */

static int wait_on(void *address, uint64_t value, size_t bytes, int64_t until) {
    if (bytes != 4 && bytes != 8) {
        return failed(EINVAL);
    }
    pthread_mutex_lock(&line_lock);
    uint64_t is = bytes == 4 ? __atomic_load_n((uint32_t *) address, __ATOMIC_SEQ_CST)
                             : __atomic_load_n((uint64_t *) address, __ATOMIC_SEQ_CST);
    if (is != value) {
        pthread_mutex_unlock(&line_lock);
        return 0;
    }
    struct waiter self;
    line_up(&self, address);
    bool short_wait = interrupt_every != 0 && ++waits % interrupt_every == 0; /* as if a signal came */
    bool woken = wait_in_line(&self, short_wait ? now_ns() + 20000 : until);
    if (short_wait && !woken && now_ns() < until) {
        leave(&self);
        pthread_mutex_unlock(&line_lock);
        return failed(EINTR);
    }
    leave(&self);
    pthread_mutex_unlock(&line_lock);
    return woken ? 0 : failed(MAC_ETIMEDOUT);
}

int os_sync_wait_on_address(void *address, uint64_t value, size_t bytes, uint32_t flags) {
    return flags > 1 ? failed(EINVAL) : wait_on(address, value, bytes, INT64_MAX);
}

int os_sync_wait_on_address_with_timeout(void *address, uint64_t value, size_t bytes, uint32_t flags, uint32_t clock,
        uint64_t ns) {
    return flags > 1 || clock != 32 || ns == 0 || ns > (uint64_t) INT64_MAX / 2
            ? failed(EINVAL) : wait_on(address, value, bytes, now_ns() + (int64_t) ns);
}

static int wake(void *address, size_t bytes, int most) {
    if (bytes != 4 && bytes != 8) {
        return failed(EINVAL);
    }
    pthread_mutex_lock(&line_lock);
    int count = wake_line(address, most);
    pthread_mutex_unlock(&line_lock);
    return count == 0 ? failed(ENOENT) : 0;
}

int os_sync_wake_by_address_any(void *address, size_t bytes, uint32_t flags) {
    return flags > 1 ? failed(EINVAL) : wake(address, bytes, 1);
}

int os_sync_wake_by_address_all(void *address, size_t bytes, uint32_t flags) {
    return flags > 1 ? failed(EINVAL) : wake(address, bytes, INT32_MAX);
}

/* ---- unfair locks: the most urgent who waits goes first, the owner must be the one who gives it up ---- */

/** Takes the lock for the calling thread, with the line's lock held. */
static bool unfair_take(struct unfair_lock *lock) {
    if (lock->owner != 0) {
        return false;
    }
    lock->owner = (uint32_t) syscall(SYS_gettid);
    return true;
}

bool os_unfair_lock_trylock(struct unfair_lock *lock) {
    pthread_mutex_lock(&line_lock);
    bool taken = unfair_take(lock);
    pthread_mutex_unlock(&line_lock);
    return taken;
}

void os_unfair_lock_lock(struct unfair_lock *lock) {
    pthread_mutex_lock(&line_lock);
    if (lock->owner == (uint32_t) syscall(SYS_gettid)) {
        abort(); /* As documented for a recursive lock. */
    }
    while (!unfair_take(lock)) {
        struct waiter self;
        line_up(&self, lock);
        wait_in_line(&self, INT64_MAX);
        leave(&self);
    }
    pthread_mutex_unlock(&line_lock);
}

void os_unfair_lock_unlock(struct unfair_lock *lock) {
    pthread_mutex_lock(&line_lock);
    if (lock->owner != (uint32_t) syscall(SYS_gettid)) {
        abort(); /* As documented for a lock of somebody else. */
    }
    lock->owner = 0;
    wake_line(lock, 1);
    pthread_mutex_unlock(&line_lock);
}

/* ---- kernel queues ---- */

_Static_assert(sizeof(struct timespec) == 16, "timespec");

enum { FILTER_READ = -1, FILTER_WRITE = -2, FILTER_TIMER = -7, FILTER_USER = -10 };
enum { EV_ADD = 1, EV_DELETE = 2, EV_ENABLE = 4, EV_ONESHOT = 0x10, EV_CLEAR = 0x20, EV_RECEIPT = 0x40,
       EV_ERROR = 0x4000 };
enum { NOTE_SECONDS = 1, NOTE_USECONDS = 2, NOTE_NSECONDS = 4, NOTE_ABSOLUTE = 8, NOTE_MACHTIME = 0x100,
       NOTE_TRIGGER = 0x01000000 };

struct knote { struct kevent event; int64_t due, period, count; bool triggered; };

struct kqueue {
    pthread_mutex_t lock;
    int wake; /* An eventfd, which is the queue's descriptor too. */
    struct knote *notes;
    int used, room;
};

enum { MOST_QUEUES = 65536 };
static struct kqueue *queues[MOST_QUEUES];
static pthread_mutex_t queues_lock = PTHREAD_MUTEX_INITIALIZER;

int kqueue(void) {
    int wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (wake < 0) {
        return failed(translated(errno));
    }
    struct kqueue *queue = calloc(1, sizeof *queue);
    pthread_mutex_init(&queue->lock, NULL);
    queue->wake = wake;
    pthread_mutex_lock(&queues_lock);
    struct kqueue *old = queues[wake]; /* close(2) took the descriptor alone. */
    queues[wake] = queue;
    pthread_mutex_unlock(&queues_lock);
    if (old != NULL) {
        free(old->notes);
        free(old);
    }
    return wake;
}

static struct knote *find(struct kqueue *queue, const struct kevent *event) {
    for (int i = 0; i < queue->used; i++) {
        if (queue->notes[i].event.ident == event->ident && queue->notes[i].event.filter == event->filter) {
            return &queue->notes[i];
        }
    }
    return NULL;
}

static int64_t timer_ns(const struct kevent *event) {
    if (event->fflags & NOTE_MACHTIME) {
        return units_to_ns((uint64_t) event->data);
    }
    int64_t unit = event->fflags & NOTE_SECONDS ? SECOND : event->fflags & NOTE_USECONDS ? 1000
            : event->fflags & NOTE_NSECONDS ? 1 : 1000000;
    return event->data > INT64_MAX / 2 / unit ? INT64_MAX / 2 : event->data * unit;
}

static void arm(struct knote *note) {
    int64_t ns = timer_ns(&note->event);
    bool absolute = note->event.fflags & NOTE_ABSOLUTE;
    note->due = absolute ? ns : now_ns() + ns;
    note->period = absolute || note->event.flags & EV_ONESHOT ? 0 : ns > 0 ? ns : 1;
    note->count = 0;
}

/** Does one change; says its error. */
static int change(struct kqueue *queue, const struct kevent *wanted) {
    bool descriptor = wanted->filter == FILTER_READ || wanted->filter == FILTER_WRITE;
    if (!descriptor && wanted->filter != FILTER_TIMER && wanted->filter != FILTER_USER) {
        return EINVAL;
    }
    if (descriptor && fcntl((int) wanted->ident, F_GETFD) < 0) {
        return EBADF;
    }
    struct knote *note = find(queue, wanted);
    if (wanted->flags & EV_DELETE) {
        if (note == NULL) {
            return ENOENT;
        }
        *note = queue->notes[--queue->used];
        return 0;
    }
    if (note == NULL) {
        if (!(wanted->flags & EV_ADD)) {
            return ENOENT;
        }
        if (queue->used == queue->room) {
            queue->room = queue->room == 0 ? 8 : 2 * queue->room;
            queue->notes = realloc(queue->notes, (size_t) queue->room * sizeof *queue->notes);
        }
        note = &queue->notes[queue->used++];
        memset(note, 0, sizeof *note);
        note->event = *wanted;
    } else if (wanted->flags & EV_ADD) {
        note->event.flags = wanted->flags;
        note->event.fflags = wanted->fflags;
        note->event.data = wanted->data;
        note->event.udata = wanted->udata;
    }
    if (wanted->filter == FILTER_TIMER) {
        arm(note);
    } else if (wanted->filter == FILTER_USER && wanted->fflags & NOTE_TRIGGER) {
        note->triggered = true;
    }
    return 0;
}

/** Whether a note is ready; fills in its event. */
static bool ready(struct knote *note, int64_t now, const struct pollfd *polled, struct kevent *event) {
    *event = note->event;
    event->flags &= (uint16_t) ~(EV_ADD | EV_ENABLE | EV_RECEIPT);
    if (note->event.filter == FILTER_USER) {
        if (!note->triggered) {
            return false;
        }
        note->triggered = !(note->event.flags & EV_CLEAR);
        return true;
    }
    if (note->event.filter == FILTER_TIMER) {
        if (note->due > now) {
            return false;
        }
        event->data = note->period == 0 ? 1 : 1 + (now - note->due) / note->period;
        note->due = note->period == 0 ? INT64_MAX : note->due + event->data * note->period;
        return true;
    }
    return polled != NULL && polled->revents != 0;
}

static int collect(struct kqueue *queue, struct pollfd *polled, int count, struct kevent *events, int most) {
    int64_t now = now_ns();
    int found = 0;
    for (int i = 0; i < queue->used && found < most; i++) {
        struct knote *note = &queue->notes[i];
        const struct pollfd *fd = NULL;
        for (int p = 0; p < count; p++) {
            if ((uint64_t) polled[p].fd == note->event.ident
                    && (polled[p].events == POLLIN) == (note->event.filter == FILTER_READ)) {
                fd = &polled[p];
            }
        }
        if (ready(note, now, fd, &events[found])) {
            found++;
            if (note->event.flags & EV_ONESHOT || (note->event.filter == FILTER_TIMER && note->period == 0)) {
                *note = queue->notes[--queue->used];
                i--;
            }
        }
    }
    return found;
}

enum { MOST_DESCRIPTORS = 64 };

int kevent(int number, const struct kevent *changes, int changed, struct kevent *events, int most,
        const struct timespec *timeout) {
    struct kqueue *queue = number < 0 || number >= MOST_QUEUES ? NULL : queues[number];
    if (queue == NULL) {
        return failed(EBADF);
    }
    if (timeout != NULL && (timeout->tv_sec < 0 || timeout->tv_nsec < 0 || timeout->tv_nsec >= SECOND)) {
        return failed(EINVAL);
    }
    int64_t until = timeout == NULL || timeout->tv_sec > INT64_MAX / 4 / SECOND ? INT64_MAX
            : now_ns() + timeout->tv_sec * SECOND + timeout->tv_nsec;
    pthread_mutex_lock(&queue->lock);
    for (int i = 0; i < changed; i++) {
        int error = change(queue, &changes[i]);
        if (error != 0) { /* There is room for it in the events, or it is the result of the call. */
            int result = most > 0 ? 1 : failed(error);
            if (most > 0) {
                events[0] = changes[i];
                events[0].flags = EV_ERROR;
                events[0].data = error;
            }
            pthread_mutex_unlock(&queue->lock);
            return result;
        }
    }
    if (changed > 0) {
        eventfd_write(queue->wake, 1);
    }
    int found = 0;
    while (most > 0) {
        struct pollfd polled[1 + MOST_DESCRIPTORS] = {{.fd = queue->wake, .events = POLLIN}};
        int count = 1;
        int64_t limit = until;
        for (int i = 0; i < queue->used; i++) {
            const struct knote *note = &queue->notes[i];
            if (note->event.filter == FILTER_TIMER && note->due < limit) {
                limit = note->due;
            } else if (note->event.filter == FILTER_USER && note->triggered) {
                limit = 0;
            } else if ((note->event.filter == FILTER_READ || note->event.filter == FILTER_WRITE)
                    && count <= MOST_DESCRIPTORS) {
                polled[count++] = (struct pollfd) {.fd = (int) note->event.ident,
                        .events = note->event.filter == FILTER_READ ? POLLIN : POLLOUT};
            }
        }
        pthread_mutex_unlock(&queue->lock);
        int64_t left = limit == INT64_MAX ? SECOND : limit - now_ns();
        struct timespec wait = timespec_of(left < 0 ? 0 : left > SECOND ? SECOND : left);
        int polls = ppoll(polled, (nfds_t) count, &wait, NULL);
        int error = polls < 0 ? errno : 0;
        pthread_mutex_lock(&queue->lock);
        eventfd_t drained;
        eventfd_read(queue->wake, &drained);
        found = collect(queue, polled + 1, polls < 0 ? 0 : count - 1, events, most);
        if (found > 0 || now_ns() >= until) {
            break;
        }
        if (error != 0) {
            found = failed(translated(error));
            break;
        }
    }
    pthread_mutex_unlock(&queue->lock);
    return found;
}

/* ---- Grand Central Dispatch ---- */

typedef void (*function_t)(void *);

struct job { struct job *next; function_t function; void *context; struct object *source; };

enum kind { QUEUE, GROUP, SEMAPHORE, SOURCE };

struct object {
    enum kind kind;
    int references;
    void *context;
    function_t finalizer;
    union {
        struct { struct job *first, **last; bool ends; } queue;
        struct { int64_t value; } counter; /* Of a group or a semaphore. */
        struct {
            struct object *queue;
            struct object *next;
            function_t on_event, on_cancel;
            int64_t due, interval;
            bool active, cancelled, listed;
        } source;
    };
};

static pthread_mutex_t gcd_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t jobs, counters, timers;
static struct object *armed;
static struct object default_queue = {.kind = QUEUE, .references = INT32_MAX / 2};

const char _dispatch_source_type_timer = 't';

static void enqueue(struct object *queue, function_t function, void *context, struct object *source) {
    struct job *job = take(sizeof *job);
    *job = (struct job) {.function = function, .context = context, .source = source};
    *queue->queue.last = job;
    queue->queue.last = &job->next;
    pthread_cond_broadcast(&jobs);
}

static void release_locked(struct object *object) {
    if (--object->references > 0) {
        return;
    }
    if (object->finalizer != NULL && object->context != NULL) {
        enqueue(&default_queue, object->finalizer, object->context, NULL);
    }
    if (object->kind == QUEUE) {
        object->queue.ends = true; /* Its thread frees it when it has nothing left. */
        pthread_cond_broadcast(&jobs);
    } else {
        if (object->kind == SOURCE) {
            if (!object->source.active) {
                abort(); /* As documented: releasing what is suspended. */
            }
            release_locked(object->source.queue);
        }
        give(object);
    }
}

/** The thread of a queue: one job after the other. */
static void *work(void *argument) {
    struct object *queue = argument;
    prctl(PR_SET_NAME, "gcd queue");
    pthread_mutex_lock(&gcd_lock);
    while (true) {
        struct job *job = queue->queue.first;
        if (job == NULL && queue->queue.ends) {
            break;
        }
        if (job == NULL) {
            pthread_cond_wait(&jobs, &gcd_lock);
            continue;
        }
        queue->queue.first = job->next;
        if (job->next == NULL) {
            queue->queue.last = &queue->queue.first;
        }
        bool skipped = job->source != NULL && job->function == job->source->source.on_event
                && job->source->source.cancelled;
        pthread_mutex_unlock(&gcd_lock);
        if (!skipped && job->function != NULL) {
            job->function(job->context);
        }
        pthread_mutex_lock(&gcd_lock);
        if (job->source != NULL) {
            release_locked(job->source);
        }
        give(job);
    }
    pthread_mutex_unlock(&gcd_lock);
    give(queue);
    return NULL;
}

static void start(void *(*body)(void *), void *argument) {
    pthread_t thread;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, &attr, body, argument) != 0) {
        abort();
    }
    pthread_attr_destroy(&attr);
}

/** The thread that lets timers expire. */
static void *expire(void *unused) {
    (void) unused;
    prctl(PR_SET_NAME, "gcd timers");
    pthread_mutex_lock(&gcd_lock);
    while (true) {
        int64_t now = now_ns(), next = INT64_MAX;
        struct object **at = &armed;
        while (*at != NULL) {
            struct object *source = *at;
            if (source->source.cancelled || source->source.due == INT64_MAX) {
                *at = source->source.next;
                source->source.listed = false;
                release_locked(source);
                continue;
            }
            if (source->source.due <= now) {
                source->references++;
                enqueue(source->source.queue, source->source.on_event, source->context, source);
                int64_t interval = source->source.interval;
                source->source.due = interval == INT64_MAX ? INT64_MAX
                        : source->source.due + interval * (1 + (now - source->source.due) / interval);
                continue;
            }
            next = source->source.due < next ? source->source.due : next;
            at = &source->source.next;
        }
        struct timespec t = timespec_of(next);
        if (next == INT64_MAX) {
            pthread_cond_wait(&timers, &gcd_lock);
        } else {
            pthread_cond_timedwait(&timers, &gcd_lock, &t);
        }
    }
    return NULL;
}

/** Its threads never end, so it must stay when a container that used it is gone; libSystem stays too. */
static void stay(void) {
    Dl_info self;
    if (dladdr((void *) &stay, &self) != 0) {
        dlopen(self.dli_fname, RTLD_LAZY | RTLD_NODELETE | RTLD_NOLOAD);
    }
}

__attribute__((constructor)) static void begin(void) {
    stay();
    cond_init(&jobs);
    cond_init(&counters);
    cond_init(&timers);
    default_queue.queue.last = &default_queue.queue.first;
    start(work, &default_queue);
    start(expire, NULL);
}

static struct object *create(enum kind kind) {
    struct object *object = take(sizeof *object);
    object->kind = kind;
    object->references = 1;
    return object;
}

uint64_t dispatch_time(uint64_t moment, int64_t delta) {
    if (moment == UINT64_MAX) {
        return moment;
    }
    int64_t from = moment == 0 ? now_ns() : units_to_ns(moment);
    __int128 sum = (__int128) from + delta;
    if (sum > INT64_MAX / 2) {
        return UINT64_MAX;
    }
    return sum < 1 ? 1 : (uint64_t) ((sum * DENOM + NUMER - 1) / NUMER);
}

static int64_t moment_ns(uint64_t moment) {
    return moment == UINT64_MAX ? INT64_MAX : moment == 0 ? now_ns() : units_to_ns(moment);
}

void *dispatch_queue_attr_make_with_qos_class(void *attr, unsigned quality, int relative) {
    (void) attr;
    (void) relative;
    return (void *) (uintptr_t) (0x1000 + quality);
}

void *dispatch_queue_create(const char *label, void *attr) {
    (void) label;
    (void) attr;
    struct object *queue = create(QUEUE);
    queue->queue.last = &queue->queue.first;
    start(work, queue);
    return queue;
}

void dispatch_async_f(struct object *queue, void *context, function_t function) {
    pthread_mutex_lock(&gcd_lock);
    enqueue(queue, function, context, NULL);
    pthread_mutex_unlock(&gcd_lock);
}

struct object *dispatch_group_create(void) {
    return create(GROUP);
}

void dispatch_group_enter(struct object *group) {
    pthread_mutex_lock(&gcd_lock);
    group->counter.value++;
    pthread_mutex_unlock(&gcd_lock);
}

void dispatch_group_leave(struct object *group) {
    pthread_mutex_lock(&gcd_lock);
    if (--group->counter.value < 0) {
        abort(); /* As documented for a leave without an enter. */
    }
    pthread_cond_broadcast(&counters);
    pthread_mutex_unlock(&gcd_lock);
}

/** Waits with the lock held for a counter; whether the moment came first. */
static bool counter_late(struct object *object, uint64_t moment) {
    int64_t until = moment_ns(moment);
    struct timespec t = timespec_of(until);
    bool late = false;
    while ((object->kind == GROUP ? object->counter.value != 0 : object->counter.value <= 0) && !late) {
        late = moment == 0 ? true : until == INT64_MAX ? pthread_cond_wait(&counters, &gcd_lock) != 0
                : pthread_cond_timedwait(&counters, &gcd_lock, &t) == ETIMEDOUT;
    }
    return object->kind == GROUP ? object->counter.value != 0 : object->counter.value <= 0;
}

long dispatch_group_wait(struct object *group, uint64_t moment) {
    pthread_mutex_lock(&gcd_lock);
    bool late = counter_late(group, moment);
    pthread_mutex_unlock(&gcd_lock);
    return late ? 49 : 0;
}

struct object *dispatch_semaphore_create(long value) {
    struct object *semaphore = create(SEMAPHORE);
    semaphore->counter.value = value;
    return semaphore;
}

long dispatch_semaphore_wait(struct object *semaphore, uint64_t moment) {
    pthread_mutex_lock(&gcd_lock);
    bool late = counter_late(semaphore, moment);
    if (!late) {
        semaphore->counter.value--;
    }
    pthread_mutex_unlock(&gcd_lock);
    return late ? 49 : 0;
}

long dispatch_semaphore_signal(struct object *semaphore) {
    pthread_mutex_lock(&gcd_lock);
    semaphore->counter.value++;
    pthread_cond_broadcast(&counters);
    pthread_mutex_unlock(&gcd_lock);
    return 0;
}

struct object *dispatch_source_create(const void *type, uintptr_t handle, uintptr_t mask, struct object *queue) {
    if (type != &_dispatch_source_type_timer || handle != 0 || mask != 0) {
        return NULL;
    }
    struct object *source = create(SOURCE);
    source->source.queue = queue;
    source->source.due = INT64_MAX;
    pthread_mutex_lock(&gcd_lock);
    queue->references++;
    pthread_mutex_unlock(&gcd_lock);
    return source;
}

void dispatch_source_set_event_handler_f(struct object *source, function_t function) {
    source->source.on_event = function;
}

void dispatch_source_set_cancel_handler_f(struct object *source, function_t function) {
    source->source.on_cancel = function;
}

/** Puts the source among those that expire, with the lock held. */
static void list(struct object *source) {
    if (source->source.active && !source->source.listed && source->source.due != INT64_MAX) {
        source->references++;
        source->source.listed = true;
        source->source.next = armed;
        armed = source;
    }
    pthread_cond_signal(&timers);
}

void dispatch_source_set_timer(struct object *source, uint64_t start, uint64_t interval, uint64_t leeway) {
    (void) leeway;
    pthread_mutex_lock(&gcd_lock);
    source->source.due = moment_ns(start);
    source->source.interval = interval > INT64_MAX / 2 ? INT64_MAX : interval < 1 ? 1 : (int64_t) interval;
    list(source);
    pthread_mutex_unlock(&gcd_lock);
}

void dispatch_activate(struct object *object) {
    pthread_mutex_lock(&gcd_lock);
    if (object->kind == SOURCE) {
        object->source.active = true;
        list(object);
    }
    pthread_mutex_unlock(&gcd_lock);
}

void dispatch_source_cancel(struct object *source) {
    pthread_mutex_lock(&gcd_lock);
    if (!source->source.cancelled) {
        source->source.cancelled = true;
        source->references++;
        enqueue(source->source.queue, source->source.on_cancel, source->context, source);
        pthread_cond_signal(&timers);
    }
    pthread_mutex_unlock(&gcd_lock);
}

void dispatch_set_context(struct object *object, void *context) {
    object->context = context;
}

void dispatch_set_finalizer_f(struct object *object, function_t function) {
    object->finalizer = function;
}

void dispatch_retain(struct object *object) {
    pthread_mutex_lock(&gcd_lock);
    object->references++;
    pthread_mutex_unlock(&gcd_lock);
}

void dispatch_release(struct object *object) {
    pthread_mutex_lock(&gcd_lock);
    release_locked(object);
    pthread_mutex_unlock(&gcd_lock);
}

/* ---- for tests ---- */

/** Whether it is Apple silicon where the two processors differ, beside the units of time. */
void macos_shim_silicon(int wanted) { silicon = wanted; }

/* What the calling thread has. */
int macos_shim_policy(void) { return policy; }
int macos_shim_priority(void) { return priority; }
int macos_shim_quality(void) { return (int) quality; }
int macos_shim_tag(void) { return tag; }
int macos_shim_constraint(int word) { return constrained ? (int) constraint[word] : 0; }

void macos_shim_interrupt_every(int count) { interrupt_every = count; }
int macos_shim_blocks(void) { return (int) __atomic_load_n(&blocks, __ATOMIC_RELAXED); }
