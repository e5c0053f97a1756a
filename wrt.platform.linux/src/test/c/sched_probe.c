// SPDX-License-Identifier: Apache-2.0
// Offsets of struct sched_attr by the kernel's own header, which does not go together with the C library's sched.h.
#include <linux/sched/types.h>
#include <stddef.h>
#include <stdio.h>

#define FIELD(name, field) printf("sched_attr." #name " %zu\n", offsetof(struct sched_attr, field))

int main(void) {
    printf("sched_attr %d\n", SCHED_ATTR_SIZE_VER0);
    FIELD(policy, sched_policy);
    FIELD(flags, sched_flags);
    FIELD(nice, sched_nice);
    FIELD(priority, sched_priority);
    FIELD(runtime, sched_runtime);
    FIELD(deadline, sched_deadline);
    FIELD(period, sched_period);
    return 0;
}
