// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import wrt.core.CoreMemory;
import wrt.core.CoreType;
import wrt.core.TrapException;
import wrt.core.TrapKind;
import wrt.core.meter.Register;

/** A linear memory in one byte array. */
public final class FlatMemory implements Memory, CoreMemory {

    /*
     * The bounds check of the JVM is the bounds check of the guest: the array is as long as the memory, a negative index
     * is an address above 2 GiB, and both raise IndexOutOfBoundsException. Growing makes a new array; code that keeps
     * the old one across a call into the guest sees stale bytes.
     *
     * Atomic operations use the defaults of Chicory's interface, which lock: JDK 25 has no atomic access to a byte array
     * through a view. Waiters of a shared memory wait on the memory itself.
     */

    /** Generated code accesses the array by these. */
    public static final VarHandle SHORTS = view(short[].class);
    /** Generated code accesses the array by these. */
    public static final VarHandle INTS = view(int[].class);
    /** Generated code accesses the array by these. */
    public static final VarHandle LONGS = view(long[].class);
    /** Generated code accesses the array by these. */
    public static final VarHandle FLOATS = view(float[].class);
    /** Generated code accesses the array by these. */
    public static final VarHandle DOUBLES = view(double[].class);

    /** The register of the store; generated code reaches it from here. */
    public final Register register;

    /** The bytes; exactly as many as the memory has. */
    public byte[] bytes;

    private final MemoryLimits limits;
    private final int maximum;
    private DataSegment[] segments = {};
    private final AtomicWaiters waiters = new AtomicWaiters();

    FlatMemory(MemoryLimits limits, int hostPages, Register register) {
        this.limits = limits;
        this.maximum = Math.min(limits.maximumPages(), hostPages);
        this.register = register;
        this.bytes = new byte[Memory.bytes(limits.initialPages())];
    }

    /** Stands in for the memory of a module that has none, so that its code reaches the register. */
    static FlatMemory none(Register register) {
        return new FlatMemory(new MemoryLimits(0, 0), 0, register);
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();
    }

    static TrapException outOfBounds() {
        return new TrapException(TrapKind.MEMORY_OUT_OF_BOUNDS);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int byteSize() {
        return bytes.length;
    }

    @Override
    public int pages() {
        return bytes.length / PAGE_SIZE;
    }

    @Override
    public CoreType.MemoryType type() {
        CoreType.MemoryType declared = Types.memory(limits);
        return new CoreType.MemoryType(pages(), declared.max(), declared.shared(), false);
    }

    @Override
    public int grow(int more) {
        if (!limits.shared()) {
            return growNow(more);
        }
        synchronized (this) {
            return growNow(more);
        }
    }

    private int growNow(int more) {
        int before = pages();
        if (more < 0 || more > maximum - before) {
            return -1;
        }
        if (more > 0) {
            try {
                bytes = Arrays.copyOf(bytes, Memory.bytes(before + more));
            } catch (OutOfMemoryError e) {
                // The host has less than its limit promised: the guest sees a refusal, as with any other limit.
                return -1;
            }
        }
        return before;
    }

    @Override
    public int initialPages() {
        return limits.initialPages();
    }

    @Override
    public int maximumPages() {
        return maximum;
    }

    @Override
    public boolean shared() {
        return limits.shared();
    }

    @Override
    public byte read(int address) {
        try {
            return bytes[address];
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public byte readByte(int address) {
        return read(address);
    }

    @Override
    public short readShort(int address) {
        try {
            return (short) SHORTS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public int readInt(int address) {
        try {
            return (int) INTS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public long readLong(int address) {
        try {
            return (long) LONGS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public float readFloat(int address) {
        try {
            return (float) FLOATS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public double readDouble(int address) {
        try {
            return (double) DOUBLES.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeByte(int address, byte value) {
        try {
            bytes[address] = value;
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeShort(int address, short value) {
        try {
            SHORTS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeInt(int address, int value) {
        try {
            INTS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeLong(int address, long value) {
        try {
            LONGS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeFloat(int address, float value) {
        try {
            FLOATS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeDouble(int address, double value) {
        try {
            DOUBLES.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    @Override
    public void writeI32(int address, int value) {
        writeInt(address, value);
    }

    @Override
    public void writeF32(int address, float value) {
        writeFloat(address, value);
    }

    @Override
    public void writeF64(int address, double value) {
        writeDouble(address, value);
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(readShort(address));
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        check(address, length, bytes.length);
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    @Override
    public void read(int address, byte[] target, int offset, int length) {
        check(address, length, bytes.length);
        System.arraycopy(bytes, address, target, offset, length);
    }

    @Override
    public void write(int address, byte[] source, int offset, int length) {
        check(address, length, bytes.length);
        System.arraycopy(source, offset, bytes, address, length);
    }

    @Override
    public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public void fill(byte value, int from, int to) {
        // Chicory hands over the end, which has wrapped if the length was too large.
        if (from < 0 || to < from || to > bytes.length) {
            throw outOfBounds();
        }
        Arrays.fill(bytes, from, to, value);
    }

    @Override
    public void copy(int target, int source, int length) {
        check(source, length, bytes.length);
        check(target, length, bytes.length);
        System.arraycopy(bytes, source, bytes, target, length);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
        segments = dataSegments;
        for (int i = 0; i < dataSegments.length; i++) {
            if (dataSegments[i] instanceof ActiveDataSegment active && active.index() == memoryIndex) {
                int offset = (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                write(offset, active.data(), 0, active.data().length);
                dataSegments[i] = PassiveDataSegment.EMPTY;
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int target, int offset, int length) {
        copySegment(segments[segment].data(), target, offset, length);
    }

    void copySegment(byte[] data, int target, int offset, int length) {
        check(offset, length, data.length);
        check(target, length, bytes.length);
        System.arraycopy(data, offset, bytes, target, length);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    private static void check(int address, int length, int size) {
        if ((address | length) < 0 || length > size - address) {
            throw outOfBounds();
        }
    }

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        return this;
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        requireShared();
        return waiters.await(this, address, () -> readInt(address) == expected, timeout);
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        requireShared();
        return waiters.await(this, address, () -> readLong(address) == expected, timeout);
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int count) {
        read(address);
        return limits.shared() ? waiters.wake(this, address, count) : 0;
    }

    private void requireShared() {
        if (!limits.shared()) {
            throw new TrapException(TrapKind.ATOMIC_WAIT_NON_SHARED_MEMORY);
        }
    }
}
