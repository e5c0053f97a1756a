// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

/**
 * What of the kernel is used.
 *
 * <p>Source: seed, "Platform-Specific Optimization" (LinuxThreading::builder).
 *
 * @param futexOptimization whether parkers and wait words are futexes
 * @param epollIntegration whether event queues and timers are those of the kernel
 * @param numaAwareness whether bound carriers prefer memory of their node
 * @param memoryLock whether memory is kept from being paged out
 */
record LinuxOptions(boolean futexOptimization, boolean epollIntegration, boolean numaAwareness, boolean memoryLock) {

    /** All of it, but for locked memory. */
    static final LinuxOptions DEFAULT = new LinuxOptions(true, true, true, false);

    static LinuxOptions of(LinuxConfiguration configuration) {
        return new LinuxOptions(configuration.futex_optimization(), configuration.epoll_integration(),
                configuration.numa_awareness(), configuration.memory_lock());
    }
}
