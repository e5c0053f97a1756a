// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/**
 * The numbers that functions have in a store: what a function reference is. An instance gets numbers when it first makes a
 * reference, for 4096 of its functions at a time; they are free again when nothing can reach the instance any more.
 *
 * <p>Concurrency: owned by the thread that owns the store.
 */
public final class FunctionNumbers {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    /** How many functions have successive numbers, from a multiple of it on. */
    public static final int BLOCK = 1 << BITS;

    private static final int MAX_BLOCKS = 1 << 31 - BITS;

    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    /** By block: whose functions it numbers, null if it is free. */
    private @Nullable Owner[] owners = new Owner[4];
    /** By block: the first function, or the next free block. */
    private int[] first = new int[4];
    private int used;
    private int free = -1;

    /** The functions of one instance. */
    public static final class Owner extends WeakReference<Object> {
        private final int functions;
        private final int[] blocks;

        private Owner(Object instance, int functions, ReferenceQueue<Object> gone) {
            super(instance, gone);
            this.functions = functions;
            this.blocks = new int[(functions >> BITS) + 1];
            Arrays.fill(blocks, -1);
        }
    }

    /**
     * Makes an instance known; that takes no numbers.
     *
     * @param instance what {@link #instance} finds
     * @param functions how many it has
     */
    public Owner owner(Object instance, int functions) {
        return new Owner(instance, functions, gone);
    }

    /** The number of a function, at least 0. */
    public int number(Owner owner, int function) {
        int block = owner.blocks[function >> BITS];
        if (block < 0) {
            block = take();
            owners[block] = owner;
            first[block] = function & ~MASK;
            owner.blocks[function >> BITS] = block;
        }
        return block << BITS | function & MASK;
    }

    /** The function of an instance that a number stands for, -1 if it stands for one of another instance. */
    public int function(Owner owner, int number) {
        int block = number >>> BITS;
        return block < used && owners[block] == owner ? first[block] | number & MASK : -1;
    }

    /**
     * The function that a number stands for.
     *
     * @throws TrapException if it stands for none
     */
    public int function(int number) {
        int function = function(owner(number), number);
        if (function >= owner(number).functions) {
            throw unknown(number);
        }
        return function;
    }

    /**
     * The instance whose function a number stands for.
     *
     * @throws TrapException if it stands for none
     */
    public Object instance(int number) {
        Object instance = owner(number).get();
        if (instance == null) {
            throw unknown(number);
        }
        return instance;
    }

    private Owner owner(int number) {
        int block = number >>> BITS;
        Owner owner = block < used ? owners[block] : null;
        if (owner == null) {
            throw unknown(number);
        }
        return owner;
    }

    private int take() {
        for (Reference<?> r = gone.poll(); r != null; r = gone.poll()) {
            release((Owner) r);
        }
        if (free >= 0) {
            int block = free;
            free = first[block];
            return block;
        }
        if (used == MAX_BLOCKS) {
            throw new TrapException(TrapKind.INTERNAL, new IllegalStateException(
                    "the instances of a store refer to more than 2^31 functions"));
        }
        if (used == owners.length) {
            owners = Arrays.copyOf(owners, 2 * used);
            first = Arrays.copyOf(first, 2 * used);
        }
        return used++;
    }

    private void release(Owner owner) {
        for (int block : owner.blocks) {
            if (block >= 0) {
                owners[block] = null;
                first[block] = free;
                free = block;
            }
        }
    }

    private static TrapException unknown(int number) {
        return new TrapException(TrapKind.INTERNAL, new IllegalStateException(
                number + " is not a function reference of this store, or its instance is gone"));
    }
}
