// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.World;

/**
 * Reads and writes, and what becomes of them.
 *
 * @param world in which
 * @param values that are written
 */
record CopyMoves(World world, Values values) {

    private static final int BLOCKED = -1;
    private static final int DROPPED = 1;

    @Nullable
    Move copy(Activity a, Step s, Handle.Kind kind, boolean plain) {
        Predicate<Handle> fits = h -> h.kind == kind && h.state == Handle.State.IDLE
                && (h.pair.waiting != a.guest.number || isNumber(element(h)));
        // Rather one whose other end waits.
        Handle end = s.c() % 3 == 0 ? null : a.pick(s, fits.and(h -> h.pair.waiting >= 0));
        if (end == null) {
            end = a.pick(s, fits);
        }
        if (end == null || end.type == null || !end.isEnd()) {
            return null;
        }
        return copy(a, s, kind, plain, end);
    }

    private Move copy(Activity a, Step s, Handle.Kind kind, boolean plain, Handle end) {
        ValType element = element(end);
        boolean stream = end.type instanceof ValType.StreamT;
        int count = stream ? s.b() / 8 % 5 : 1;
        if (element != null && element.shape().containsAsync()) {
            count = Math.min(count, 2);
        }
        boolean sync = !plain && (end.set == null || s.wild())
                && (s.b() % 8 == 0 || end.pair.waiting >= 0 && s.b() % 3 == 0);
        Given given = new Given(a.guest);
        given.exclude(end);
        ValueWriter writer = values.writer(a, s.c(), s.wild(), given);
        int pointer;
        if (element == null) {
            pointer = 0;
        } else if (kind == Handle.Kind.WRITER) {
            pointer = writer.elements(element, count);
        } else {
            pointer = writer.allocate(element.layout().size() * count).address();
        }
        given.take();
        List<Move> moves = Values.pokes(writer);
        String name = (stream ? "stream." : "future.") + (kind == Handle.Kind.READER ? "read/" : "write/")
                + world.ends().indexOf(end.type) + (sync ? "" : "+");
        end.pointer = pointer;
        long[] args = stream ? new long[]{end.index, pointer, count} : new long[]{end.index, pointer};
        end.state = Handle.State.BUSY;
        end.pair.waiting = a.guest.number;
        moves.add(Move.of(name, 1, v -> copied(a, end, (int) v[0]), args));
        return a.queued(moves);
    }

    private static @Nullable ValType element(Handle end) {
        return switch (end.type) {
            case ValType.StreamT t -> t.element();
            case ValType.FutureT t -> t.element();
            case null, default -> null;
        };
    }

    private static boolean isNumber(@Nullable ValType type) {
        return switch (type) {
            case null -> true;
            case ValType.S8 t -> true;
            case ValType.U8 t -> true;
            case ValType.S16 t -> true;
            case ValType.U16 t -> true;
            case ValType.S32 t -> true;
            case ValType.U32 t -> true;
            case ValType.S64 t -> true;
            case ValType.U64 t -> true;
            case ValType.F32 t -> true;
            case ValType.F64 t -> true;
            default -> false;
        };
    }

    void copied(Activity a, Handle end, int payload) {
        if (payload == BLOCKED) {
            return;
        }
        end.pair.waiting = -1;
        boolean stream = end.type instanceof ValType.StreamT;
        int result = payload & 0xf;
        int progress = stream ? payload >>> 4 : result == 0 ? 1 : 0;
        end.state = result == DROPPED || !stream && result == 0 ? Handle.State.DONE : Handle.State.IDLE;
        ValType element = element(end);
        if (end.kind == Handle.Kind.READER && element != null && progress > 0) {
            int size = element.layout().size() * progress;
            boolean isEnd = element instanceof ValType.StreamT || element instanceof ValType.FutureT;
            a.queue.addFirst(Move.show(end.pointer, size, bytes -> {
                for (int i = 0; isEnd && i < progress; i++) {
                    a.guest.add(new Handle(bytes.getInt(4 * i), Handle.Kind.READER, element));
                }
            }));
        }
    }

    @Nullable
    Move cancelCopy(Activity a, Step s) {
        Handle end = a.pick(s, h -> h.isEnd() && h.state == Handle.State.BUSY);
        if (end == null || !end.isEnd()) {
            return null;
        }
        String name = (end.type instanceof ValType.StreamT ? "stream.cancel-" : "future.cancel-")
                + (end.kind == Handle.Kind.READER ? "read/" : "write/") + world.ends().indexOf(end.type)
                + (end.set != null && !s.wild() ? "+" : s.plus());
        return Move.of(name, 1, v -> copied(a, end, (int) v[0]), end.index);
    }

    @Nullable
    Move dropEnd(Activity a, Step s) {
        Handle end = a.pick(s, h -> h.isEnd() && h.state != Handle.State.BUSY
                && (h.kind == Handle.Kind.READER || h.type instanceof ValType.StreamT || h.state == Handle.State.DONE));
        if (end == null || !end.isEnd()) {
            return null;
        }
        String name = (end.type instanceof ValType.StreamT ? "stream.drop-" : "future.drop-")
                + (end.kind == Handle.Kind.READER ? "readable/" : "writable/") + world.ends().indexOf(end.type);
        return Move.of(name, 0, none -> a.guest.remove(end), end.index);
    }
}
