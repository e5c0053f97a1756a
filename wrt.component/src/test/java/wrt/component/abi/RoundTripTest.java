// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;
import wrt.component.model.StringEncoding;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreImports;
import wrt.core.CoreMemory;
import wrt.core.Meter;

/** Random values of random types, lowered into a guest's memory and lifted out of it again. */
class RoundTripTest {

    private static final int CASES = 1500;

    /** A module with a memory of 64 pages and nothing else. */
    private final CoreMemory memory = CoreCompiler.create(CoreConfig.defaults())
            .compile(HexFormat.of().parseHex("0061736d010000000503010040070501016d0200"))
            .instantiate(CoreImports.none(), new Meter(m -> m.refill(1 << 20), 10)).memory("m");
    private int next;

    private int allocate(int pointer, int oldSize, int alignment, int newSize) {
        int at = (next + alignment - 1) & -alignment;
        next = at + newSize;
        System.arraycopy(memory.bytes(), pointer, memory.bytes(), at, oldSize);
        return at;
    }

    private static LiftLowerContext context(LiftLowerOptions options, Boundary boundary) {
        return new LiftLowerContext(options, boundary, new Borrows(), new Lends());
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void argumentsArriveAsTheyWere(StringEncoding encoding) {
        forRandomFunctions(encoding, (plan, options, values) -> {
            long[] frame = new long[plan.frameLength()];
            plan.lowerParams(context(options, PlainBoundary.INSTANCE), values, frame);
            return plan.liftParams(context(options, PlainBoundary.INSTANCE), frame)[0];
        });
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void resultsArriveAsTheyWere(StringEncoding encoding) {
        forRandomFunctions(encoding, (plan, options, values) -> {
            long[] frame = new long[18];
            int pointer = allocate(0, 0, 8, plan.type().resultLayout().size());
            Arrays.fill(frame, pointer); // wherever the trailing pointer is
            plan.lowerResult(context(options, PlainBoundary.INSTANCE), values[0], frame);
            boolean flat = plan.type().resultLayout().flat() != null && plan.type().resultLayout().flat().size() <= 1;
            return plan.liftResult(context(options, PlainBoundary.INSTANCE), flat ? frame : new long[]{pointer});
        });
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void valuesPassFromGuestToGuest(StringEncoding encoding) {
        for (StringEncoding other : StringEncoding.values()) {
            forRandomFunctions(encoding, (plan, options, values) -> {
                long[] frame = new long[plan.frameLength()];
                plan.lowerParams(context(options, PlainBoundary.INSTANCE), values, frame);
                Object[] between = plan.liftParams(context(options, GuestBoundary.INSTANCE), frame);
                LiftLowerOptions second = options(other);
                FunctionPlan secondPlan = new FunctionPlan(plan.type(), second, r -> null, Flattening.SYNC);
                secondPlan.lowerParams(context(second, GuestBoundary.INSTANCE), between, frame);
                return secondPlan.liftParams(context(second, PlainBoundary.INSTANCE), frame)[0];
            });
        }
    }

    private LiftLowerOptions options(StringEncoding encoding) {
        return new LiftLowerOptions(new InstanceState(10), encoding, memory, this::allocate, Long.MAX_VALUE);
    }

    private interface Trip {
        Object run(FunctionPlan plan, LiftLowerOptions options, Object[] values);
    }

    private void forRandomFunctions(StringEncoding encoding, Trip trip) {
        for (int seed = 0; seed < CASES; seed++) {
            RandomValues random = new RandomValues(new Random(seed));
            List<Param> params = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            int count = 1 + seed % 3;
            for (int i = 0; i < count; i++) {
                ValType type = random.type(seed % 5);
                params.add(new Param("p" + i, type));
                values.add(random.value(type));
            }
            next = 16;
            LiftLowerOptions options = options(encoding);
            FunctionPlan plan = new FunctionPlan(new FuncType(params, params.getFirst().type(), false), options,
                    resource -> null, Flattening.SYNC);
            plan.checkParams(values.toArray());
            Object arrived = trip.run(plan, options, values.toArray());
            assertThat(comparable(arrived)).as("seed %d", seed).isEqualTo(comparable(values.getFirst()));
        }
    }

    /** Arrays are compared by identity, wherever they are inside of a value; lists are not. */
    private static Object comparable(Object value) {
        return switch (value) {
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case List<?> list -> list.stream().map(RoundTripTest::comparable).toList();
            case Optional<?> option -> option.map(RoundTripTest::comparable);
            case RecordValue record -> comparable(record.fields());
            case Map<?, ?> map ->
                map.entrySet().stream().map(e -> List.of(e.getKey(), comparable(e.getValue()))).toList();
            case VariantValue v when v.payload() != null -> List.of(v.label(), comparable(v.payload()));
            case ResultValue r when r.payload() != null -> List.of(r.isOk(), comparable(r.payload()));
            default -> value;
        };
    }
}
