// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;
import wrt.platform.linux.libc.SystemCalls;

/**
 * What Linux gives to a partition: a thread with name, processor and priority, and a futex to sleep on.
 *
 * <p>Concurrency: safe from any thread. After it is closed its parkers still work until they are closed.
 *
 * <p>Source: seed, "Platform-Specific Threading" (LinuxThreading).
 */
final class LinuxBackend implements PlatformBackend, AutoCloseable {

    /** Its name among the backends. */
    static final String NAME = "linux";

    private static final Path PROCESS = Path.of("/proc/self");

    private final Futex futex;
    private final MonotonicClock clock;
    private final FutexSlab slab;
    private final CarrierAnswers answers = new CarrierAnswers();

    /**
     * Binds the C library and allocates the futex words.
     *
     * @param futexes how many parkers there can be, at least 1
     * @throws UnsupportedOperationException if the processor architecture is not known
     * @throws LinkageError if JNA cannot load its library, for example where no directory allows execution
     */
    LinuxBackend(int futexes) {
        futex = new KernelFutex(SystemCalls.of(System.getProperty("os.arch", "")).futex());
        clock = MonotonicClock.measure();
        slab = new FutexSlab(futexes);
    }

    /** Frees the futex words as soon as the last parker is closed. */
    @Override
    public void close() {
        slab.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Carrier carrier(CarrierRequest request, Runnable body) {
        return new LinuxCarrier(request, body, answers::add);
    }

    @Override
    public Parker parker() {
        return new FutexParker(futex, clock, slab);
    }

    @Override
    public List<Capability> capabilities() {
        List<Capability> all = new ArrayList<>(answers.snapshot());
        all.add(new Capability("futex", State.GRANTED,
                slab.used() + " of " + slab.capacity() + " in use; deadlines are absolute and monotonic"));
        all.add(clock.offset() == 0
                ? new Capability("clock", State.GRANTED, "System.nanoTime is CLOCK_MONOTONIC")
                : new Capability("clock", State.EMULATED,
                        "System.nanoTime and CLOCK_MONOTONIC differ by " + clock.offset() + " ns, converted"));
        all.add(CgroupCpuLimit.capability(PROCESS));
        all.add(new Capability("mlock", State.UNUSED, "memory is not locked"));
        return List.copyOf(all);
    }
}
