// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Program;

/**
 * Values of guests: random ones that they give, and what they learn from those they get.
 *
 * @param program whose numbers they come from
 */
record Values(Program program) {

    ValueWriter writer(Activity a, int seed, boolean wild, Given given) {
        Random random = new Random(program.seed() * 31 + seed);
        return new ValueWriter(random, a.guest.encoding, wild, a.guest::allocate,
                type -> given.handle(type, wild, random));
    }

    static List<Move> pokes(ValueWriter writer) {
        List<Move> moves = new ArrayList<>();
        for (ValueWriter.Region region : writer.regions()) {
            int words = region.bytes().capacity() / 8;
            long[] args = new long[words + 2];
            args[0] = region.address();
            args[1] = words;
            for (int i = 0; i < words; i++) {
                args[i + 2] = region.bytes().getLong(8 * i);
            }
            moves.add(Move.of(Move.POKE, args));
        }
        return moves;
    }

    static long[] longs(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    /** A guest got core values. */
    static void learn(GuestModel guest, @Nullable Call call, List<ValType> types, long[] flat, List<Handle> given) {
        new Found(guest, call, new ArrayDeque<>(given)).flat(types, flat, 0);
    }

    /** A guest got values in memory. */
    static void learn(GuestModel guest, @Nullable Call call, List<ValType> types, ByteBuffer bytes,
            List<Handle> given) {
        new Found(guest, call, new ArrayDeque<>(given)).stored(types, bytes, 0);
    }
}
