// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;

/** Random types. */
final class Types {

    private static final int MANY_LABELS = 300;
    private static final List<ValType> NUMBERS = List.of(new ValType.U8(), new ValType.S8(), new ValType.U16(),
            new ValType.S16(), new ValType.U32(), new ValType.S32(), new ValType.U64(), new ValType.S64(),
            new ValType.F32(), new ValType.F64());
    private static final List<ValType> OTHERS = List.of(new ValType.Bool(), new ValType.Char(), new ValType.StringT(),
            new ValType.StringT());
    private static final List<ValType> KEYS = List.of(new ValType.U8(), new ValType.S32(), new ValType.U64(),
            new ValType.Char(), new ValType.StringT());

    private final Random random;

    Types(Random random) {
        this.random = random;
    }

    /** Streams and futures, of nothing, of numbers, of anything, and of each other. */
    List<ValType> ends() {
        ValType bytes = new ValType.StreamT(new ValType.U8());
        return List.of(bytes, new ValType.StreamT(random.nextBoolean() ? null : number()),
                new ValType.StreamT(element()), new ValType.FutureT(random.nextBoolean() ? null : number()),
                new ValType.FutureT(element()),
                random.nextBoolean() ? new ValType.StreamT(bytes) : new ValType.FutureT(bytes));
    }

    private ValType number() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private ValType element() {
        ValType type = value(random.nextInt(3));
        return type instanceof ValType.Char ? new ValType.StringT() : type;
    }

    /**
     * A function type.
     *
     * @param async whether it is async
     * @param forHost whether there are only values that the host can make
     * @param owner whether whoever returns can make a resource
     * @param ends of streams and futures
     */
    FuncType function(boolean async, boolean forHost, boolean owner, List<ValType> ends) {
        List<Param> params = new ArrayList<>();
        params.add(new Param("call", new ValType.U32()));
        for (int i = random.nextInt(4); i > 0; i--) {
            params.add(new Param("p" + i, forHost ? value(random.nextInt(4)) : anything(ends, true, true)));
        }
        ValType result = random.nextInt(4) == 0
                ? null
                : forHost ? value(random.nextInt(3)) : anything(ends, false, owner);
        return new FuncType(params, result, async);
    }

    private ValType anything(List<ValType> ends, boolean borrows, boolean owns) {
        ValType end = ends.get(random.nextInt(ends.size()));
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> end;
            case 3 -> borrows && random.nextBoolean() ? World.BORROW : owns ? World.OWN : end;
            case 4 -> random.nextBoolean()
                    ? new ValType.OptionT(end)
                    : new ValType.RecordT(List.of(new ValType.Field("end", end),
                            new ValType.Field("other", owns ? World.OWN : end), new ValType.Field("rest", value(1))));
            default -> value(random.nextInt(3));
        };
    }

    ValType value(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? OTHERS.get(random.nextInt(OTHERS.size())) : number();
        }
        return switch (random.nextInt(11)) {
            case 0 -> new ValType.ListT(value(depth - 1));
            case 1 -> new ValType.RecordT(many(i -> new ValType.Field("f" + i, value(depth - 1))));
            case 2 -> new ValType.TupleT(many(i -> value(depth - 1)));
            case 3 -> new ValType.VariantT(many(i -> new ValType.Case("c" + i, optional(depth))));
            case 4 -> new ValType.EnumT(labels(1 + random.nextInt(random.nextInt(4) == 0 ? MANY_LABELS : 8)));
            case 5 -> new ValType.OptionT(value(depth - 1));
            case 6 -> new ValType.ResultT(optional(depth), optional(depth));
            case 7 -> new ValType.FlagsT(labels(1 + random.nextInt(32)));
            case 8 -> new ValType.MapT(KEYS.get(random.nextInt(KEYS.size())), value(depth - 1));
            case 9 -> new ValType.FixedListT(value(depth - 1), 1 + random.nextInt(4));
            default -> value(0);
        };
    }

    private @Nullable ValType optional(int depth) {
        return random.nextBoolean() ? value(depth - 1) : null;
    }

    private <T> List<T> many(IntFunction<T> make) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            list.add(make.apply(list.size()));
        }
        return list;
    }

    private static List<String> labels(int count) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add("l" + i);
        }
        return labels;
    }
}
