// SPDX-License-Identifier: Apache-2.0
/*
 * The structures of VxWorks 7 that the backend maps, as 64-bit contexts have them, against the documented sizes and offsets.
 * It compiles for x86-64 and for aarch64, or a layout is wrong. Identities differ by context alone: 32 bits in a process,
 * a pointer in the kernel; a semaphore's is a pointer in both.
 */
#ifndef VXWORKS_LAYOUT_H
#define VXWORKS_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

struct rtp_desc {
    int32_t status;
    uint32_t options;
    void *entry;
    int32_t init_task, parent;
    char path[256];
    int32_t tasks;
    void *text_start, *text_end;
};
_Static_assert(sizeof(struct rtp_desc) == 304, "RTP_DESC");
_Static_assert(offsetof(struct rtp_desc, options) == 4, "options");
_Static_assert(offsetof(struct rtp_desc, entry) == 8, "entrAddr");
_Static_assert(offsetof(struct rtp_desc, init_task) == 16, "initTaskId");
_Static_assert(offsetof(struct rtp_desc, parent) == 20, "parentId");
_Static_assert(offsetof(struct rtp_desc, path) == 24, "pathName");
_Static_assert(offsetof(struct rtp_desc, tasks) == 280, "taskCnt");
_Static_assert(offsetof(struct rtp_desc, text_start) == 288, "textStart");
_Static_assert(offsetof(struct rtp_desc, text_end) == 296, "textEnd");
_Static_assert(sizeof(void *) == 8, "LP64");

typedef int32_t process_task_id, process_msg_q_id, process_sd_id;
typedef void *kernel_task_id, *kernel_msg_q_id, *kernel_sd_id, *sem_id, *wdog_id;
_Static_assert(sizeof(process_task_id) == 4 && sizeof(process_msg_q_id) == 4 && sizeof(process_sd_id) == 4, "process");
_Static_assert(sizeof(kernel_task_id) == 8 && sizeof(kernel_msg_q_id) == 8 && sizeof(kernel_sd_id) == 8, "kernel");
_Static_assert(sizeof(sem_id) == 8 && sizeof(wdog_id) == 8, "everywhere");

#endif
