// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random programs: the same seed gives the same program. */
public final class ProgramGenerator {

    private static final int BODIES = 10;
    private static final int STEPS = 16;
    private static final int ACTIONS = 13;
    private static final int WILD_PROGRAMS = 3;
    private static final int WILD_STEPS = 16;
    private static final int TOTAL;

    static {
        int sum = 0;
        for (StepKind kind : StepKind.values()) {
            sum += kind.weight();
        }
        TOTAL = sum;
    }

    private final Random random;
    private final boolean wild;
    private final boolean threads;

    private ProgramGenerator(Random random) {
        this.random = random;
        this.wild = random.nextInt(WILD_PROGRAMS) == 0;
        this.threads = random.nextInt(3) == 0;
    }

    /**
     * A program.
     *
     * @param seed from which it is made
     * @param world in which it runs
     * @return never null
     */
    public static Program of(long seed, int world) {
        return new ProgramGenerator(new Random(seed * 0x9E3779B97F4A7C15L)).program(seed, world);
    }

    private Program program(long seed, int world) {
        List<List<Step>> bodies = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            List<Step> steps = new ArrayList<>();
            for (int count = random.nextInt(STEPS); count >= 0; count--) {
                steps.add(step());
            }
            bodies.add(steps);
        }
        List<Action> actions = new ArrayList<>();
        actions.add(action(Action.Kind.INVOKE));
        for (int count = random.nextInt(ACTIONS); count > 0; count--) {
            actions.add(action(switch (random.nextInt(8)) {
                case 0, 1, 2 -> Action.Kind.INVOKE;
                case 3 -> Action.Kind.CANCEL;
                case 4 -> Action.Kind.COMPLETE;
                default -> Action.Kind.TICK;
            }));
        }
        return new Program(seed, world, actions, bodies);
    }

    private Action action(Action.Kind kind) {
        return new Action(kind, number(), number(), number());
    }

    private Step step() {
        StepKind kind = kind();
        boolean isWild = wild && random.nextInt(WILD_STEPS) == 0;
        if (isWild && random.nextInt(8) == 0) {
            kind = StepKind.EXIT;
        }
        return new Step(kind, number(), number(), number(), isWild);
    }

    private StepKind kind() {
        while (true) {
            int at = random.nextInt(TOTAL);
            for (StepKind kind : StepKind.values()) {
                at -= kind.weight();
                if (at < 0) {
                    if (threads || !kind.name().startsWith("THREAD")) {
                        return kind;
                    }
                    break;
                }
            }
        }
    }

    private int number() {
        return random.nextInt() & Integer.MAX_VALUE;
    }
}
