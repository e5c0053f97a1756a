// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wrt.component.ComponentTrapException;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;
import wrt.component.model.StringEncoding;

/** A transfer is what lifting and lowering are: same core values, same memory, same calls of the allocator, same trap. */
class TransferTest {

    private static final int CASES = 600;
    private static final int FRAME = 20;

    private final PlainGuest giving = new PlainGuest();
    private final PlainGuest taking = new PlainGuest();

    /** What can be seen of a way afterwards. */
    private record Outcome(List<Long> frame, int memory, List<String> calls, String trap) {
    }

    private interface Way {
        void go(long[] source, long[] target);
    }

    private Outcome outcome(long[] source, int room, Way way) {
        taking.clear();
        long[] target = new long[FRAME];
        Arrays.fill(target, taking.allocate(0, 0, 8, room)); // wherever the pointer to the place of a result is
        String trap = "none";
        try {
            way.go(source.clone(), target);
        } catch (ComponentTrapException e) {
            trap = e.getMessage();
        }
        int hash = Arrays.hashCode(Arrays.copyOf(taking.bytes(), taking.used()));
        return trap.equals("none")
                ? new Outcome(Arrays.stream(target).boxed().toList(), hash, taking.calls(), trap)
                : new Outcome(List.of(), 0, List.of(), trap);
    }

    private void assertSame(String as, long[] source, int room, Way transfer, Way objects) {
        Outcome moved = outcome(source, room, transfer);
        boolean exhausted = taking.isExhausted();
        Outcome copied = outcome(source, room, objects);
        if (exhausted) { // the second guest has no room before the last value of the first is seen
            assertThat(copied.trap).as(as).isNotEqualTo("none");
        } else {
            assertThat(moved).as(as).isEqualTo(copied);
        }
    }

    private static FuncType function(RandomValues random, int seed) {
        List<Param> params = IntStream.range(0, 1 + seed % 3)
                .mapToObj(i -> new Param("p" + i, random.type(seed % 5))).toList();
        return new FuncType(params, params.getFirst().type(), false);
    }

    /** Leaves a call's arguments, or its result, in the memory and in core values as a guest would. */
    private long[] give(FunctionPlan plan, StringEncoding encoding, Object[] values) {
        giving.clear();
        long[] frame = new long[FRAME];
        plan.lowerParams(giving.context(encoding, PlainBoundary.INSTANCE), values, frame);
        return frame;
    }

    /** Spoils some of what a guest gives. */
    private void corrupt(Random random, long[] frame) {
        for (int i = random.nextInt(3); i > 0; i--) {
            giving.bytes()[random.nextInt(giving.used())] = (byte) random.nextInt();
        }
        for (int i = random.nextInt(4); i > 1; i--) {
            frame[random.nextInt(FRAME)] = random.nextBoolean() ? random.nextLong() : random.nextInt(64);
        }
    }

    private Transfer transfer(StringEncoding from, StringEncoding to) {
        return new Transfer(giving.context(from, GuestBoundary.INSTANCE), taking.context(to, GuestBoundary.INSTANCE));
    }

    private void forRandomFunctions(StringEncoding from, boolean corrupt, Check check) {
        for (int seed = 0; seed < CASES; seed++) {
            RandomValues random = new RandomValues(new Random(seed));
            StringEncoding to = StringEncoding.values()[seed / 5 % 3];
            check.run(random, seed, function(random, seed), to, corrupt);
        }
    }

    private interface Check {
        void run(RandomValues random, int seed, FuncType type, StringEncoding to, boolean corrupt);
    }

    private void params(StringEncoding from, Flattening flattening, boolean corrupt) {
        forRandomFunctions(from, corrupt, (random, seed, type, to, spoil) -> {
            FunctionPlan caller = new FunctionPlan(type, giving.options(from), r -> null, flattening);
            FunctionPlan callee = new FunctionPlan(type, taking.options(to), r -> null, Flattening.SYNC);
            Object[] values = type.params().stream().map(p -> random.value(p.type())).toArray();
            long[] frame = give(caller, from, values);
            if (spoil) {
                corrupt(random.random(), frame);
            }
            assertSame("seed " + seed + " " + type, frame, 0,
                    (source, target) -> caller.transferParams(transfer(from, to), source, callee, target),
                    (source, target) -> {
                        Transfer t = transfer(from, to);
                        callee.lowerParams(t.to(), caller.liftParams(t.from(), source), target);
                    });
        });
    }

    private void results(StringEncoding from, Flattening lift, Flattening lower, boolean corrupt) {
        forRandomFunctions(from, corrupt, (random, seed, type, to, spoil) -> {
            ValType result = type.result();
            FunctionPlan callee = new FunctionPlan(type, giving.options(from), r -> null, lift);
            FunctionPlan caller = new FunctionPlan(type, taking.options(to), r -> null, lower);
            // A result leaves its guest as the parameters of a function of this type enter one.
            FunctionPlan giver = new FunctionPlan(new FuncType(List.of(new Param("r", result)), null, false),
                    giving.options(from), r -> null, new Flattening(lift.maxResults(), 0));
            long[] frame = give(giver, from, new Object[]{random.value(result)});
            if (spoil) {
                corrupt(random.random(), frame);
            }
            assertSame("seed " + seed + " " + result, frame, result.layout().size(),
                    (source, target) -> callee.transferResult(transfer(from, to), source, caller, target),
                    (source, target) -> {
                        Transfer t = transfer(from, to);
                        caller.lowerResult(t.to(), callee.liftResult(t.from(), source), target);
                    });
        });
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void argumentsOfSynchronousCalls(StringEncoding from) {
        params(from, Flattening.SYNC, false);
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void argumentsOfAsynchronousCalls(StringEncoding from) {
        params(from, Flattening.ASYNC_LOWER, false);
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void resultsOfSynchronousCalls(StringEncoding from) {
        results(from, Flattening.SYNC, Flattening.SYNC, false);
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void resultsOfAsynchronousCalls(StringEncoding from) {
        results(from, Flattening.ASYNC_LIFT, Flattening.ASYNC_LOWER, false);
        results(from, Flattening.SYNC, Flattening.ASYNC_LOWER, false);
        results(from, Flattening.ASYNC_LIFT, Flattening.SYNC, false);
    }

    @ParameterizedTest
    @EnumSource(StringEncoding.class)
    void whateverGuestsGive(StringEncoding from) {
        params(from, Flattening.SYNC, true);
        params(from, Flattening.ASYNC_LOWER, true);
        results(from, Flattening.SYNC, Flattening.SYNC, true);
        results(from, Flattening.ASYNC_LIFT, Flattening.ASYNC_LOWER, true);
    }

    @Test
    void whatLiesBetweenFieldsStaysWithItsGuest() {
        ValType record = new ValType.RecordT(
                List.of(new ValType.Field("a", new ValType.U8()), new ValType.Field("b", new ValType.U32())));
        FunctionPlan plan = new FunctionPlan(
                new FuncType(List.of(new Param("p", new ValType.ListT(record))), null, false),
                giving.options(StringEncoding.UTF8), r -> null, Flattening.SYNC);
        int from = giving.allocate(0, 0, 4, 16);
        Arrays.fill(giving.bytes(), from, from + 16, (byte) 0x55);
        long[] target = new long[2];

        plan.transferParams(transfer(StringEncoding.UTF8, StringEncoding.UTF8), new long[]{from, 2}, plan, target);

        int to = (int) target[0];
        assertThat(Arrays.copyOfRange(taking.bytes(), to, to + 16)).containsExactly(0x55, 0, 0, 0, 0x55, 0x55, 0x55,
                0x55, 0x55, 0, 0, 0, 0x55, 0x55, 0x55, 0x55);
    }
}
