/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs a command without some system calls, as a container engine's sandbox does:
 *
 *     sandbox ERROR-NUMBER COMMAND ARGUMENT...
 *
 * What is refused: futex_waitv, timerfd_create, sched_setattr, sched_setaffinity, set_mempolicy, epoll_pwait2.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FUTEX_WAITV 449
#define EPOLL_PWAIT2 441

int main(int argc, char **argv) {
    if (argc < 3) {
        return 2;
    }
    const unsigned refused[] = {FUTEX_WAITV, SYS_timerfd_create, SYS_sched_setattr, SYS_sched_setaffinity,
            SYS_set_mempolicy, EPOLL_PWAIT2};
    enum { COUNT = sizeof refused / sizeof refused[0] };
    struct sock_filter program[2 * COUNT + 2];
    unsigned short at = 0;
    program[at++] = (struct sock_filter) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = 0; i < COUNT; i++) {
        program[at++] = (struct sock_filter) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused[i], 0, 1);
        program[at++] = (struct sock_filter) BPF_STMT(BPF_RET | BPF_K,
                SECCOMP_RET_ERRNO | (unsigned) atoi(argv[1]));
    }
    program[at++] = (struct sock_filter) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog filter = {at, program};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
        puts("no seccomp");
        return 0;
    }
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    return 1;
}
