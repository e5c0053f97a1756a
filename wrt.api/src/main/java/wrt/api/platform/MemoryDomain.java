// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Memory with an access right of its own: a shared data region on VxWorks, a mapping elsewhere.
 *
 * <p>Concurrency: safe from any thread; nobody may use the memory while it is closed.
 */
@ProviderType
public interface MemoryDomain extends AutoCloseable {

    /**
     * Its name.
     *
     * @return the name
     */
    String name();

    /**
     * The memory.
     *
     * @return as long as whole pages; usable until the domain is closed
     */
    MemorySegment memory();

    /**
     * Says whether the memory may be written.
     *
     * @param writable false for reading only, which a write then ends the process for
     * @throws PlatformException with the system's error if it refuses
     */
    void writable(boolean writable);

    /** Unmaps the memory. */
    @Override
    void close();
}
