// SPDX-License-Identifier: Apache-2.0
/*
 * What VxWorks 7 has in memory and in registers of the types that the backend maps, against the documented sizes and offsets,
 * for processors of 64 and of 32 bits: it compiles for them, or a layout is wrong. Identities differ by context: 32 bits in
 * a process, a pointer in the kernel; a semaphore's is a pointer in both. The process's are those of rtpLibCommon.h, vxWind.h
 * and vxTypes.h as rust-lang/libc has them for every processor; of the kernel's RTP_DESC no public text gives offsets, so
 * those follow from its types.
 */
#ifndef VXWORKS_LAYOUT_H
#define VXWORKS_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t process_task_id, process_msg_q_id, process_sd_id, process_rtp_id, vx_status;
typedef void *kernel_task_id, *kernel_msg_q_id, *kernel_sd_id, *kernel_rtp_id, *sem_id, *wdog_id;
typedef uint32_t vx_ticks, vx_cpuset, vx_events;
typedef intptr_t vx_usr_arg;
typedef int64_t vx_off;

struct rtp_desc {
    int32_t status;
    uint32_t options;
    void *entry;
    process_task_id init_task;
    process_rtp_id parent;
    char path[256];
    int32_t tasks;
    void *text_start, *text_end;
};

struct kernel_rtp_desc {
    int32_t status;
    uint32_t options;
    void *entry;
    kernel_task_id init_task;
    kernel_rtp_id parent;
    char path[256];
    int32_t tasks;
    void *text_start, *text_end;
};

#define AT(type, field, of_64, of_32) \
    _Static_assert(offsetof(struct type, field) == (sizeof(void *) == 8 ? of_64 : of_32), #type "." #field)
#define SIZE(type, of_64, of_32) _Static_assert(sizeof(type) == (sizeof(void *) == 8 ? of_64 : of_32), #type)

SIZE(struct rtp_desc, 304, 288);
AT(rtp_desc, status, 0, 0);
AT(rtp_desc, options, 4, 4);
AT(rtp_desc, entry, 8, 8);
AT(rtp_desc, init_task, 16, 12);
AT(rtp_desc, parent, 20, 16);
AT(rtp_desc, path, 24, 20);
AT(rtp_desc, tasks, 280, 276);
AT(rtp_desc, text_start, 288, 280);
AT(rtp_desc, text_end, 296, 284);

SIZE(struct kernel_rtp_desc, 312, 288);
AT(kernel_rtp_desc, init_task, 16, 12);
AT(kernel_rtp_desc, parent, 24, 16);
AT(kernel_rtp_desc, path, 32, 20);
AT(kernel_rtp_desc, tasks, 288, 276);
AT(kernel_rtp_desc, text_start, 296, 280);
AT(kernel_rtp_desc, text_end, 304, 284);

SIZE(process_task_id, 4, 4);
SIZE(process_msg_q_id, 4, 4);
SIZE(process_sd_id, 4, 4);
SIZE(process_rtp_id, 4, 4);
SIZE(kernel_task_id, 8, 4);
SIZE(kernel_msg_q_id, 8, 4);
SIZE(kernel_sd_id, 8, 4);
SIZE(kernel_rtp_id, 8, 4);
SIZE(sem_id, 8, 4);
SIZE(wdog_id, 8, 4);
SIZE(vx_status, 4, 4);
SIZE(vx_ticks, 4, 4);
SIZE(vx_cpuset, 4, 4);
SIZE(vx_events, 4, 4);
SIZE(vx_usr_arg, 8, 4);
SIZE(size_t, 8, 4);
SIZE(vx_off, 8, 8);

#endif
