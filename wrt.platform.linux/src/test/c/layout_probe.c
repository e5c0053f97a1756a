// SPDX-License-Identifier: Apache-2.0
// Prints sizes, offsets and numbers as the system's own headers have them, one "name value" a line.
#define _GNU_SOURCE
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>

// glibc has no declaration of it before 2.41, and linux/sched/types.h clashes with sched.h.
struct kernel_sched_attr {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

#define SAY(name, value) printf("%s %ld\n", name, (long) (value))

int main(void) {
    SAY("epoll_event", sizeof(struct epoll_event));
    SAY("epoll_event.data", offsetof(struct epoll_event, data));
    SAY("pthread_attr_t", sizeof(pthread_attr_t));
    SAY("timespec", sizeof(struct timespec));
    SAY("itimerspec", sizeof(struct itimerspec));
    SAY("itimerspec.value", offsetof(struct itimerspec, it_value));
    SAY("pollfd", sizeof(struct pollfd));
    SAY("pollfd.events", offsetof(struct pollfd, events));
#ifdef SYS_futex_waitv
    SAY("futex_waitv", sizeof(struct futex_waitv));
    SAY("futex_waitv.uaddr", offsetof(struct futex_waitv, uaddr));
    SAY("futex_waitv.flags", offsetof(struct futex_waitv, flags));
    SAY("SYS_futex_waitv", SYS_futex_waitv);
#endif
    SAY("sched_attr", sizeof(struct kernel_sched_attr));
    SAY("sched_attr.policy", offsetof(struct kernel_sched_attr, policy));
    SAY("sched_attr.flags", offsetof(struct kernel_sched_attr, flags));
    SAY("sched_attr.nice", offsetof(struct kernel_sched_attr, nice));
    SAY("sched_attr.priority", offsetof(struct kernel_sched_attr, priority));
    SAY("sched_attr.runtime", offsetof(struct kernel_sched_attr, runtime));
    SAY("sched_attr.deadline", offsetof(struct kernel_sched_attr, deadline));
    SAY("sched_attr.period", offsetof(struct kernel_sched_attr, period));
    SAY("cpu_set_t", sizeof(cpu_set_t));
    SAY("SYS_futex", SYS_futex);
    SAY("SYS_gettid", SYS_gettid);
    SAY("SYS_tgkill", SYS_tgkill);
    SAY("SYS_sched_setattr", SYS_sched_setattr);
    SAY("SYS_sched_getattr", SYS_sched_getattr);
    SAY("SYS_set_mempolicy", SYS_set_mempolicy);
    SAY("SYS_get_mempolicy", SYS_get_mempolicy);
#ifdef SYS_epoll_pwait2
    SAY("SYS_epoll_pwait2", SYS_epoll_pwait2);
#endif
    return 0;
}
