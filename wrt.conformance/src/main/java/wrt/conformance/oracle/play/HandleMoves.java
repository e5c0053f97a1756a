// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.List;
import java.util.Random;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.World;

/**
 * Makes and drops handles.
 *
 * @param world in which
 * @param values for messages
 */
record HandleMoves(World world, Values values) {

    boolean canMake(Activity a, ValType type) {
        boolean resource = type instanceof ValType.Own || type instanceof ValType.Borrow;
        return !resource || a.guest.number == World.GUESTS - 1;
    }

    /** Makes something of a type that a value needs; the step is looked at again. */
    Move make(Activity a, ValType type) {
        return switch (type) {
            case ValType.StreamT t -> makeEnd(a, "stream.new/", t);
            case ValType.FutureT t -> makeEnd(a, "future.new/", t);
            default -> newResource(a, 7).before();
        };
    }

    private Move makeEnd(Activity a, String name, ValType type) {
        return Move.of(name + world.ends().indexOf(type), 1, v -> {
            Handle reader = a.guest.add(new Handle((int) v[0], Handle.Kind.READER, type));
            Handle writer = a.guest.add(new Handle((int) (v[0] >>> 32), Handle.Kind.WRITER, type));
            writer.pair = reader.pair;
        }).before();
    }

    Move newEnd(Activity a, Step s) {
        Move move = make(a, world.ends().get(s.a() % world.ends().size()));
        return Move.of(move.name(), move.results(), move.done(), move.args());
    }

    Move newResource(Activity a, int rep) {
        return Move.of("resource.new", 1, v -> a.guest.add(new Handle((int) v[0], Handle.Kind.OWN, World.OWN)), rep);
    }

    static Move dropResource(Activity a, Handle handle) {
        return Move.of("resource.drop", 0, none -> a.guest.remove(handle), handle.index);
    }

    Move newError(Activity a, Step s) {
        Texts.Encoded text = Texts.encode(Texts.text(new Random(s.c())), a.guest.encoding, s.b() % 2 == 0);
        ValueWriter writer = values.writer(a, s.c(), false, new Given(a.guest));
        ValueWriter.Region region = writer.allocate(text.bytes().length);
        region.bytes().put(0, text.bytes());
        List<Move> moves = Values.pokes(writer);
        moves.add(Move.of("error-context.new", 1, v -> a.guest.add(new Handle((int) v[0], Handle.Kind.ERROR, null)),
                region.address(), Integer.toUnsignedLong(text.units())));
        return a.queued(moves);
    }

    Move message(Activity a, Handle error) {
        int pointer = a.guest.allocate(8);
        a.queue.addFirst(Move.show(pointer, 8, bytes -> {
        }));
        return Move.of("error-context.debug-message", error.index, pointer);
    }
}
