// SPDX-License-Identifier: Apache-2.0
// Sends signals to one thread; their handler does not ask for interrupted calls to be restarted.
#define _GNU_SOURCE
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long received;

static void handle(int signal) {
    (void) signal;
    atomic_fetch_add(&received, 1);
}

long storm_received(void) {
    return atomic_load(&received);
}

int storm_thread(void) {
    return (int) syscall(SYS_gettid);
}

// Sends a number of signals, some microseconds apart; 0, or -1 if the thread is gone.
int storm(int thread, int signals, int micros) {
    int number = SIGRTMIN + 5;
    struct sigaction action = {.sa_handler = handle};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, &action, NULL) != 0) {
        return -1;
    }
    for (int i = 0; i < signals; i++) {
        if (syscall(SYS_tgkill, getpid(), thread, number) != 0) {
            return -1;
        }
        usleep(micros);
    }
    return 0;
}
