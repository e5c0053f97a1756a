// SPDX-License-Identifier: Apache-2.0
// The call numbers of the kernel's generic table, which aarch64 uses, by the headers of this machine, whatever it is.
#include <asm-generic/unistd.h>
#include <stdio.h>

#define CALL(name) printf("SYS_" #name " %d\n", __NR_##name)

int main(void) {
    CALL(futex);
    CALL(futex_waitv);
    CALL(gettid);
    CALL(tgkill);
    CALL(sched_setattr);
    CALL(sched_getattr);
    CALL(set_mempolicy);
    CALL(get_mempolicy);
    CALL(epoll_pwait2);
    return 0;
}
