// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static wrt.core.Code.I32;
import static wrt.core.Code.I64;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random structured program that ends: loops count down, functions only call functions of higher index. It exports
 * {@code run(i32, i32) -> i32} and {@code memory}.
 */
final class RandomProgram {
    private static final int FUNCTIONS = 5;
    private static final int COUNTERS = 4;
    private static final int FIRST_COUNTER = 4;
    private static final int LONG_LOCAL = 8;

    private final Random random;
    private final boolean exceptions;
    private int self;
    private int loops;
    private int budget;

    private RandomProgram(long seed, boolean exceptions) {
        this.random = new Random(seed);
        this.exceptions = exceptions;
    }

    /** The module of a seed. */
    static byte[] module(long seed, boolean exceptions) {
        return new RandomProgram(seed, exceptions).build();
    }

    private byte[] build() {
        ModuleBuilder m = new ModuleBuilder().memory(1).table(FUNCTIONS);
        int type = m.type(ModuleBuilder.params(I32, I32), I32);
        m.type(ModuleBuilder.params(I32));
        if (exceptions) {
            m.tag(1);
        }
        int[] table = new int[FUNCTIONS];
        for (int f = 0; f < FUNCTIONS; f++) {
            self = f;
            loops = 0;
            budget = 60;
            Code body = code();
            statements(body, 3, List.of());
            body.add(expression(3));
            table[f] = m.function(type, body, I32, I32, I32, I32, I32, I32, I64);
        }
        return m.elements(0, table).export("run", 0).export("memory", 2, 0).build();
    }

    /** Statements; {@code labels} are the arities of the labels around, innermost last. */
    private void statements(Code c, int depth, List<Integer> labels) {
        int n = 1 + random.nextInt(4);
        for (int i = 0; i < n && budget > 0; i++) {
            budget--;
            statement(c, depth, labels);
        }
    }

    private static List<Integer> inside(List<Integer> labels, int arity) {
        List<Integer> more = new ArrayList<>(labels);
        more.add(arity);
        return more;
    }

    private void statement(Code c, int depth, List<Integer> labels) {
        switch (depth == 0 ? random.nextInt(5) : random.nextInt(exceptions ? 14 : 13)) {
            case 0, 1 -> c.add(expression(2)).set(random.nextInt(4));
            case 2 -> c.add(address()).add(expression(1)).store32(random.nextInt(64));
            case 3 -> c.add(expression(1)).drop().nop();
            case 4 -> c.get(LONG_LOCAL).add(expression(1)).op(0xAC).op(0x7C).set(LONG_LOCAL);
            case 5 -> {
                c.add(expression(2)).iff(VOID);
                statements(c, depth - 1, inside(labels, 0));
                if (random.nextBoolean()) {
                    c.otherwise();
                    statements(c, depth - 1, inside(labels, 0));
                }
                c.end();
            }
            case 6, 7 -> loop(c, depth, labels);
            case 8 -> {
                c.block(VOID);
                statements(c, depth - 1, inside(labels, 0));
                c.add(expression(1)).brIf(0);
                statements(c, depth - 1, inside(labels, 0));
                c.end();
            }
            case 9 -> {
                c.block(VOID).block(VOID).block(VOID).add(expression(1)).brTable(0, 2, 1).end();
                statements(c, depth - 1, inside(inside(labels, 0), 0));
                c.br(1).unreachable().end();
                statements(c, depth - 1, inside(labels, 0));
                c.end();
            }
            case 10 -> c.add(address()).add(expression(1)).i32(random.nextInt(200)).op(0xFC, 0x0B, 0);
            case 11 -> c.add(address()).add(address()).i32(random.nextInt(200)).op(0xFC, 0x0A, 0, 0);
            case 12 -> leave(c, labels);
            default -> c.add(expression(1)).i32(7).op(0x71).op(0x45).iff(VOID).add(expression(1)).op(0x08, 0).end();
        }
    }

    /** A conditional way out: a branch to a label without values, or a return. */
    private void leave(Code c, List<Integer> labels) {
        c.add(expression(1)).i32(3).op(0x71).op(0x45).iff(VOID);
        List<Integer> around = inside(labels, 0);
        int label = random.nextInt(around.size() + 1);
        if (label < around.size() && around.get(around.size() - 1 - label) == 0) {
            c.br(label);
        } else if (random.nextBoolean()) {
            c.add(expression(1)).br(around.size());
        } else {
            c.add(expression(1)).ret();
        }
        c.end();
    }

    private void loop(Code c, int depth, List<Integer> labels) {
        if (loops == COUNTERS) {
            c.nop();
            return;
        }
        // The counter belongs to this loop alone. Branches to the loop from inside would skip the count: arity 1 bars it.
        int counter = FIRST_COUNTER + loops++;
        c.i32(1 + random.nextInt(4)).set(counter).loop(VOID);
        statements(c, depth - 1, inside(labels, 1));
        c.get(counter).i32(1).sub32().tee(counter).brIf(0).end();
    }

    private Code address() {
        return code().add(expression(1)).i32(0x7FFF).op(0x71);
    }

    private Code expression(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? code().get(random.nextInt(4)) : code().i32(random.nextInt());
        }
        return switch (random.nextInt(exceptions ? 14 : 13)) {
            case 0, 1, 2 -> code().add(expression(depth - 1)).add(expression(depth - 1))
                    .op(new int[]{0x6A, 0x6B, 0x6C, 0x71, 0x72, 0x73, 0x48, 0x4B, 0x77}[random.nextInt(9)]);
            case 3 -> code().add(expression(depth - 1)).add(expression(depth - 1)).i32(1).op(0x72).op(0x6E);
            case 4 -> code().add(expression(depth - 1)).i32(0x7FFF).op(0x71).load32(random.nextInt(64));
            case 5 -> code().add(expression(depth - 1)).add(expression(depth - 1)).add(expression(depth - 1)).select();
            case 6 -> code().add(expression(depth - 1)).iff(I32).add(expression(depth - 1)).otherwise()
                    .add(expression(depth - 1)).end();
            case 7 -> code().block(I32).add(expression(depth - 1)).add(expression(depth - 1)).brIf(0)
                    .drop().add(expression(depth - 1)).end();
            case 8 -> call(depth);
            case 9 -> indirect(depth);
            case 10 -> code().get(LONG_LOCAL).op(0xA7);
            case 11 -> code().block(I32).add(expression(depth - 1)).br(0).end();
            case 12 -> code().add(expression(depth - 1)).tee(random.nextInt(4));
            default -> code().block(I32).op(0x1F, I32, 1, 0, 0, 0).add(expression(depth - 1)).end().end();
        };
    }

    private Code call(int depth) {
        if (self == FUNCTIONS - 1) {
            return expression(depth - 1);
        }
        int callee = self + 1 + random.nextInt(FUNCTIONS - 1 - self);
        return code().add(expression(depth - 1)).add(expression(depth - 1)).call(callee);
    }

    private Code indirect(int depth) {
        if (self == FUNCTIONS - 1) {
            return expression(depth - 1);
        }
        // The last functions are the callees: index = FUNCTIONS - 1 - (x mod number of them).
        int callees = FUNCTIONS - 1 - self;
        return code().add(expression(depth - 1)).add(expression(depth - 1))
                .i32(FUNCTIONS - 1).add(expression(depth - 1)).i32(callees).op(0x70).sub32().callIndirect(0, 0);
    }
}
