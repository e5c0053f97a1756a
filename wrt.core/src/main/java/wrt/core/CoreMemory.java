// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A linear memory, little-endian. Addresses are unsigned 32-bit values; one outside of the memory raises
 * {@link TrapKind#MEMORY_OUT_OF_BOUNDS}.
 *
 * <p>Concurrency: belongs to the owner of its store, unless it is shared.
 */
@ProviderType
public interface CoreMemory {

    /** The bytes. The array changes when the memory grows: read it again after any call into the guest. */
    byte[] bytes();

    /** Size in bytes. */
    int byteSize();

    /** Size in pages of 64 KiB. */
    int pages();

    /** Its type, with the current size as minimum. */
    CoreType.MemoryType type();

    /**
     * Grows the memory.
     *
     * @param pages how many to add, of 64 KiB each
     * @return the size before, in pages, or -1 if the limit of the module or of the host does not allow it
     */
    int grow(int pages);

    /** Reads a byte. */
    byte readByte(int address);

    /** Reads two bytes. */
    short readShort(int address);

    /** Reads four bytes. */
    int readInt(int address);

    /** Reads eight bytes. */
    long readLong(int address);

    /** Reads a float. */
    float readFloat(int address);

    /** Reads a double. */
    double readDouble(int address);

    /** Writes a byte. */
    void writeByte(int address, byte value);

    /** Writes two bytes. */
    void writeShort(int address, short value);

    /** Writes four bytes. */
    void writeInt(int address, int value);

    /** Writes eight bytes. */
    void writeLong(int address, long value);

    /** Writes a float. */
    void writeFloat(int address, float value);

    /** Writes a double. */
    void writeDouble(int address, double value);

    /** Copies {@code length} bytes out of the memory. */
    void read(int address, byte[] target, int offset, int length);

    /** Copies {@code length} bytes into the memory. */
    void write(int address, byte[] source, int offset, int length);
}
