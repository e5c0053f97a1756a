/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The structures of macOS that the backend maps, against the sizes and offsets of Apple's headers. It compiles for Apple
 * silicon and for Intel, or a layout is wrong.
 */
#ifndef MACOS_LAYOUT_H
#define MACOS_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

typedef struct { uint32_t numer, denom; } mach_timebase_info_data;
_Static_assert(sizeof(mach_timebase_info_data) == 8, "mach_timebase_info");
_Static_assert(offsetof(mach_timebase_info_data, denom) == 4, "denom");

struct mac_sched_param { int priority; char opaque[4]; };
_Static_assert(sizeof(struct mac_sched_param) == 8, "sched_param");
_Static_assert(offsetof(struct mac_sched_param, priority) == 0, "sched_priority");

struct thread_time_constraint_policy { uint32_t period, computation, constraint; int preemptible; };
_Static_assert(sizeof(struct thread_time_constraint_policy) == 16, "thread_time_constraint_policy");
_Static_assert(offsetof(struct thread_time_constraint_policy, computation) == 4, "computation");
_Static_assert(offsetof(struct thread_time_constraint_policy, constraint) == 8, "constraint");
_Static_assert(offsetof(struct thread_time_constraint_policy, preemptible) == 12, "preemptible");

struct mac_timeval { int64_t sec; int32_t usec; };
struct mac_rusage { struct mac_timeval user, system; int64_t counts[14]; };
_Static_assert(sizeof(struct mac_rusage) == 144, "rusage");
_Static_assert(offsetof(struct mac_timeval, usec) == 8, "tv_usec");
_Static_assert(offsetof(struct mac_rusage, system) == 16, "ru_stime");
_Static_assert(offsetof(struct mac_rusage, counts[12]) == 128, "ru_nvcsw");
_Static_assert(offsetof(struct mac_rusage, counts[13]) == 136, "ru_nivcsw");

struct unfair_lock { uint32_t owner; };
_Static_assert(sizeof(struct unfair_lock) == 4, "os_unfair_lock");

struct kevent { uint64_t ident; int16_t filter; uint16_t flags; uint32_t fflags; int64_t data; uint64_t udata; };
_Static_assert(sizeof(struct kevent) == 32, "kevent");
_Static_assert(offsetof(struct kevent, ident) == 0, "ident");
_Static_assert(offsetof(struct kevent, filter) == 8, "filter");
_Static_assert(offsetof(struct kevent, flags) == 10, "flags");
_Static_assert(offsetof(struct kevent, fflags) == 12, "fflags");
_Static_assert(offsetof(struct kevent, data) == 16, "data");
_Static_assert(offsetof(struct kevent, udata) == 24, "udata");

struct mac_timespec { int64_t sec; long nsec; };
_Static_assert(sizeof(struct mac_timespec) == 16, "timespec");
_Static_assert(offsetof(struct mac_timespec, nsec) == 8, "tv_nsec");

#endif
