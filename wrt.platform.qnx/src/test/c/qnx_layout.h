/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The structures of QNX 7.1 and 8.0 that the backend maps, as 64-bit processes have them, against the documented sizes and
 * offsets. The same for both versions; it compiles for x86-64 and for aarch64, or a layout is wrong.
 */
#ifndef QNX_LAYOUT_H
#define QNX_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

union q_sigval { int32_t i; void *p; };
struct q_pulse { uint16_t type, subtype; int8_t code; uint8_t zero[3]; union q_sigval value; int32_t scoid; };
struct q_msg_info {
    uint32_t nd, srcnd; int32_t pid, tid, chid, scoid, coid; int16_t priority, flags;
    int64_t msglen, srcmsglen, dstmsglen; uint32_t type_id, reserved;
};
struct q_sigevent {
    int32_t notify; int32_t pad; union { int32_t coid; void *function; } target; union q_sigval value;
    union { struct { int16_t code, priority; } pulse; void *attributes; } extra;
};
struct q_itimer { uint64_t nsec, interval_nsec; };
struct q_timespec { int64_t sec, nsec; };
struct q_sched_param {
    int32_t priority, curpriority, ss_low_priority, ss_max_repl; struct q_timespec ss_repl_period, ss_init_budget;
};
struct q_sync { uint32_t u, owner; };

#define SIZE(type, n) _Static_assert(sizeof(struct type) == (n), #type)
#define AT(type, field, n) _Static_assert(offsetof(struct type, field) == (n), #type "." #field)
SIZE(q_pulse, 24); AT(q_pulse, type, 0); AT(q_pulse, subtype, 2); AT(q_pulse, code, 4); AT(q_pulse, value, 8); AT(q_pulse, scoid, 16);
SIZE(q_msg_info, 64); AT(q_msg_info, pid, 8); AT(q_msg_info, tid, 12); AT(q_msg_info, chid, 16);
AT(q_msg_info, scoid, 20); AT(q_msg_info, coid, 24); AT(q_msg_info, priority, 28); AT(q_msg_info, msglen, 32);
AT(q_msg_info, srcmsglen, 40); AT(q_msg_info, dstmsglen, 48); AT(q_msg_info, flags, 30);
AT(q_msg_info, type_id, 56);
SIZE(q_sigevent, 32); AT(q_sigevent, notify, 0); AT(q_sigevent, target, 8); AT(q_sigevent, value, 16); AT(q_sigevent, extra.pulse.code, 24);
AT(q_sigevent, extra.pulse.priority, 26);
SIZE(q_timespec, 16); AT(q_timespec, nsec, 8);
SIZE(q_itimer, 16); AT(q_itimer, interval_nsec, 8);
SIZE(q_sched_param, 48); AT(q_sched_param, priority, 0); AT(q_sched_param, curpriority, 4); AT(q_sched_param, ss_low_priority, 8);
AT(q_sched_param, ss_max_repl, 12); AT(q_sched_param, ss_repl_period, 16); AT(q_sched_param, ss_init_budget, 32);
SIZE(q_sync, 8); AT(q_sync, owner, 4);

#endif
