// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.conformance.oracle.play.Trace;
import wrt.conformance.oracle.program.Action;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.program.Step;

/** Leaves things out of a program while the same kind of difference remains. */
record Shrinker(Oracle oracle, Reference reference, int attempts) {

    Difference shrink(Difference found) {
        Difference least = found;
        int left = attempts;
        boolean smaller = true;
        while (smaller && left > 0) {
            smaller = false;
            for (Program candidate : smaller(least.program())) {
                if (left-- <= 0) {
                    break;
                }
                Difference still = differs(candidate);
                if (still != null && still.kind().equals(found.kind())) {
                    least = still;
                    smaller = true;
                    break;
                }
            }
        }
        return least;
    }

    private @Nullable Difference differs(Program program) {
        Trace trace = oracle.play(program);
        reference.ask(oracle.world(program), trace);
        return Oracle.difference(program, trace, reference.answer());
    }

    /** Programs with a little less, the largest parts first. */
    private static List<Program> smaller(Program program) {
        List<Program> candidates = new ArrayList<>();
        for (int i = program.actions().size() - 1; i >= 0; i--) {
            candidates
                    .add(new Program(program.seed(), program.world(), without(program.actions(), i), program.bodies()));
        }
        for (int i = 0; i < program.bodies().size(); i++) {
            if (program.bodies().get(i).size() > 1) {
                candidates.add(with(program, i, List.of()));
            }
        }
        for (int i = 0; i < program.bodies().size(); i++) {
            List<Step> body = program.bodies().get(i);
            for (int j = body.size() - 1; j >= 0; j--) {
                candidates.add(with(program, i, without(body, j)));
            }
        }
        return candidates;
    }

    private static Program with(Program program, int body, List<Step> steps) {
        List<List<Step>> bodies = new ArrayList<>(program.bodies());
        bodies.set(body, steps);
        List<Action> actions = program.actions();
        return new Program(program.seed(), program.world(), actions, bodies);
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }
}
