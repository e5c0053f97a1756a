// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.platform.linux.libc.Libc;

/**
 * A mapping of an anonymous file, whose name {@code /proc/self/maps} shows.
 *
 * <p>Concurrency: safe from any thread.
 */
final class MappedDomain implements MemoryDomain {

    private static final int CLOEXEC = 1;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int SHARED = 1;
    private static final long FAILED = -1;

    private final String name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MappedDomain(String name, long address, long bytes) {
        this.name = name;
        this.memory = MemorySegment.ofAddress(address).reinterpret(bytes, arena,
                mapping -> Libc.munmap(mapping.address(), bytes));
    }

    static MappedDomain create(String name, long bytes) {
        int file;
        try (Arena arena = Arena.ofConfined()) {
            file = Libc.memfd_create(arena.allocateFrom(name).address(), CLOEXEC);
        }
        if (file < 0) {
            throw Failures.last("creating the memory domain '" + name + "'");
        }
        try {
            if (Libc.ftruncate(file, bytes) != 0) {
                throw Failures.last("sizing the memory domain '" + name + "' to " + bytes + " bytes");
            }
            long address = Libc.mmap(0, bytes, READ | WRITE, SHARED, file, 0);
            if (address == FAILED) {
                throw Failures.last("mapping the memory domain '" + name + "' of " + bytes + " bytes");
            }
            return new MappedDomain(name, address, bytes);
        } finally {
            Libc.close(file);
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
    public void writable(boolean writable) {
        if (closed.get()) {
            throw new PlatformException(PlatformException.Kind.CLOSED, "the memory domain '" + name + "' is closed");
        }
        if (Libc.mprotect(memory.address(), memory.byteSize(), writable ? READ | WRITE : READ) != 0) {
            throw Failures.last("protecting the memory domain '" + name + "'");
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            arena.close();
        }
    }
}
