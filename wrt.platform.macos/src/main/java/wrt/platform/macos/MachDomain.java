// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.macos.system.Mach;

/**
 * Pages of their own with a protection of their own. The name is for people; Mach gives memory none.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: Apple's mach/mach_vm.h.
 */
final class MachDomain implements MemoryDomain {

    private static final int ALSO_NOW = 0; // Not only what it may become at most.

    private final String name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    private MachDomain(String name, long address, long bytes) {
        this.name = name;
        this.memory = MemorySegment.ofAddress(address).reinterpret(bytes, arena,
                pages -> Mach.mach_vm_deallocate(Mach.self(), pages.address(), bytes));
    }

    static MachDomain create(String name, long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ValueLayout.JAVA_LONG);
            int result = Mach.mach_vm_allocate(Mach.self(), address.address(), bytes, Mach.VM_FLAGS_ANYWHERE);
            if (result != 0) {
                throw Failures.mach("allocating the memory domain '" + name + "' of " + bytes + " bytes", result);
            }
            return new MachDomain(name, address.get(ValueLayout.JAVA_LONG, 0), bytes);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MemorySegment memory() {
        return memory;
    }

    @Override
    public synchronized void writable(boolean writable) {
        if (!arena.scope().isAlive()) {
            throw new PlatformException(Kind.CLOSED, "the memory domain '" + name + "' is closed");
        }
        int protection = writable ? Mach.VM_PROT_READ | Mach.VM_PROT_WRITE : Mach.VM_PROT_READ;
        int result = Mach.mach_vm_protect(Mach.self(), memory.address(), memory.byteSize(), ALSO_NOW, protection);
        if (result != 0) {
            throw Failures.mach("protecting the memory domain '" + name + "'", result);
        }
    }

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
