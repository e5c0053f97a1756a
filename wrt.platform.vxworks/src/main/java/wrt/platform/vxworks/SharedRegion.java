// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * A shared data region: memory that other contexts can map by its name, with an access right in each.
 *
 * <p>Concurrency: safe from any thread.
 */
final class SharedRegion implements MemoryDomain {

    private static final int NO_OPTIONS = 0;
    private static final int OWNER_MAY_READ_AND_WRITE = 0600;
    private static final int ANYWHERE = 0;

    private final String name;
    private final long id;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    /** Creates and maps a region. */
    SharedRegion(String name, String systemName, long bytes, ExecutionContext context) {
        this.name = name;
        try (Arena once = Arena.ofConfined()) {
            MemorySegment address = once.allocate(ValueLayout.JAVA_LONG);
            id = context.handle(SdLib.sdOpen(once.allocateFrom(systemName).address(), Abi.OM_CREATE | Abi.OM_EXCL,
                    OWNER_MAY_READ_AND_WRITE, bytes, ANYWHERE, Abi.ATTR_RW, address.address()));
            if (id == 0) {
                throw Failures.of("creating the shared data region " + systemName + " of " + bytes + " bytes",
                        Native.getLastError());
            }
            memory = MemorySegment.ofAddress(address.get(ValueLayout.JAVA_LONG, 0)).reinterpret(bytes, arena, null);
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
        if (SdLib.sdProtect(id, writable ? Abi.ATTR_RW : Abi.ATTR_RO) != Abi.OK) {
            throw Failures.last("protecting the memory domain '" + name + "'");
        }
    }

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            arena.close();
            if (SdLib.sdUnmap(id, NO_OPTIONS) != Abi.OK || SdLib.sdDelete(id, NO_OPTIONS) != Abi.OK) {
                throw Failures.last("deleting the memory domain '" + name + "'");
            }
        }
    }
}
