// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Mach: its clock, its policies for threads, its memory. Each function returns a {@link KernReturn}, unless it says
 * otherwise.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: Apple's mach/mach_time.h, mach/thread_policy.h, mach/mach_vm.h, mach/vm_prot.h.
 */
public final class Mach {

    /** As ordinary threads are; it has no words. */
    public static final int THREAD_STANDARD_POLICY = 1;
    /** Computation in each period. */
    public static final int THREAD_TIME_CONSTRAINT_POLICY = 2;
    /** How many 32-bit words that policy has. */
    public static final int THREAD_TIME_CONSTRAINT_COUNT = 4;
    /** A tag that threads share which use the same memory. */
    public static final int THREAD_AFFINITY_POLICY = 4;
    /** How many 32-bit words that policy has. */
    public static final int THREAD_AFFINITY_COUNT = 1;

    /** Memory wherever there is room. */
    public static final int VM_FLAGS_ANYWHERE = 1;
    /** May be read. */
    public static final int VM_PROT_READ = 1;
    /** May be written. */
    public static final int VM_PROT_WRITE = 2;

    private static final NativeLibrary LIBRARY = MacOsLibrary.open(MacOsLibrary.SYSTEM);

    static {
        Native.register(Mach.class, LIBRARY);
    }

    private Mach() {
    }

    /**
     * The port of this program, which the headers have as a variable.
     *
     * @return the port
     */
    public static int self() {
        return LIBRARY.getGlobalVariableAddress("mach_task_self_").getInt(0);
    }

    /** The units of Mach time since some moment; they do not count while the machine sleeps. */
    public static native long mach_absolute_time();

    /** Writes the ns of a unit, as a fraction. */
    public static native int mach_timebase_info(long info);

    /** Sets a policy of a thread. */
    public static native int thread_policy_set(int thread, int flavor, long info, int count);

    /** Writes a policy of a thread, and whether it is not that thread's own but what threads have. */
    public static native int thread_policy_get(int thread, int flavor, long info, long count, long isDefault);

    /** Gets whole pages, and writes their address. */
    public static native int mach_vm_allocate(int task, long address, long bytes, int flags);

    /** Says whether pages may be read and written. */
    public static native int mach_vm_protect(int task, long address, long bytes, int maximum, int protection);

    /** Gives pages back. */
    public static native int mach_vm_deallocate(int task, long address, long bytes);

    /** The bytes of a page; not a {@link KernReturn}. */
    public static native int getpagesize();

    /** Writes what this program has used; -1 for an error. */
    public static native int getrusage(int who, long usage);
}
