// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.Layout;
import wrt.component.ValType;
import wrt.conformance.oracle.world.World;

/**
 * Looks for handles in values that a guest got.
 *
 * @param guest who got them
 * @param call with which they came, if it did not begin here
 * @param given the handles as who gave them knew them, in order
 */
record Found(GuestModel guest, @Nullable Call call, Deque<Handle> given) {

    private void found(ValType type, int index) {
        boolean own = type instanceof ValType.Own;
        boolean borrow = type instanceof ValType.Borrow;
        if (borrow && guest.number == World.GUESTS - 1) {
            return; // its own guest gets the representation
        }
        Handle handle = guest.add(new Handle(index,
                own ? Handle.Kind.OWN : borrow ? Handle.Kind.BORROW : Handle.Kind.READER, type));
        Handle before = borrow ? null : given.poll();
        if (before != null) {
            handle.pair = before.pair;
        }
        handle.call = call;
    }

    int flat(List<ValType> types, long[] flat, int from) {
        int at = from;
        for (ValType type : types) {
            List<FlatType> slots = type.layout().flat();
            switch (type) {
                case ValType.RecordT t -> flat(t.fields().stream().map(ValType.Field::type).toList(), flat, at);
                case ValType.OptionT t -> {
                    if (flat[at] == 1) {
                        flat(List.of(t.type()), flat, at + 1);
                    }
                }
                case ValType.StreamT t -> found(t, (int) flat[at]);
                case ValType.FutureT t -> found(t, (int) flat[at]);
                case ValType.Own t -> found(t, (int) flat[at]);
                case ValType.Borrow t -> found(t, (int) flat[at]);
                default -> {
                    // No handles, or some that nobody looks for.
                }
            }
            at += slots == null ? 0 : slots.size();
        }
        return at;
    }

    void stored(List<ValType> types, ByteBuffer bytes, int from) {
        int at = from;
        for (ValType type : types) {
            at = Layout.align(at, type.layout().alignment());
            switch (type) {
                case ValType.RecordT t -> stored(t.fields().stream().map(ValType.Field::type).toList(), bytes, at);
                case ValType.OptionT t -> {
                    if (bytes.get(at) == 1) {
                        stored(List.of(t.type()), bytes, at + Layout.align(1, t.type().layout().alignment()));
                    }
                }
                case ValType.StreamT t -> found(t, bytes.getInt(at));
                case ValType.FutureT t -> found(t, bytes.getInt(at));
                case ValType.Own t -> found(t, bytes.getInt(at));
                case ValType.Borrow t -> found(t, bytes.getInt(at));
                default -> {
                    // as above
                }
            }
            at += type.layout().size();
        }
    }
}
