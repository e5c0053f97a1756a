// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import wrt.component.Component;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Feature;
import wrt.component.Features;
import wrt.conformance.oracle.play.Player;
import wrt.conformance.oracle.play.Trace;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.program.ProgramGenerator;
import wrt.conformance.oracle.world.World;
import wrt.conformance.oracle.world.WorldBinary;
import wrt.core.CoreCompiler;

/** Makes programs by their seeds and runs them here: the same seed gives the same program and the same trace. */
public final class Oracle {

    /** So many programs with consecutive seeds run in the same world. */
    public static final int PROGRAMS_PER_WORLD = 50;

    private final ComponentLoader loader;
    private @Nullable World world;
    private @Nullable Component component;

    /**
     * An oracle.
     *
     * @param compiler for the code of guests
     */
    public Oracle(CoreCompiler compiler) {
        this.loader = new ComponentLoader(compiler, new Features(EnumSet.allOf(Feature.class)),
                ComponentLimits.defaults());
    }

    /** The program of a seed. */
    public static Program program(long seed) {
        return ProgramGenerator.of(seed,
                (int) Math.floorMod(Math.floorDiv(seed, PROGRAMS_PER_WORLD), Integer.MAX_VALUE));
    }

    /** The world of a program. */
    public World world(Program program) {
        World known = world;
        if (known == null || known.number() != program.world()) {
            known = World.of(program.world());
            component = loader.load(WorldBinary.of(known));
            world = known;
        }
        return known;
    }

    /** Runs a program. */
    public Trace play(Program program) {
        World in = world(program);
        return Player.play(in, java.util.Objects.requireNonNull(component), program);
    }

    /** The difference between a trace and what the reference says to it; null if there is none. */
    static @Nullable Difference difference(Program program, Trace trace, Reference.Answer answer) {
        if (!answer.agrees()) {
            return new Difference(program, trace, answer.at(), String.valueOf(answer.why()));
        }
        String place = answer.trap();
        if (place == null) {
            return null;
        }
        String here = TrapKinds.ofMessage(message(trace));
        String there = TrapKinds.ofPlace(place);
        return here == null || there == null || here.equals(there)
                ? null
                : new Difference(program, trace, trace.entries().size() - 1, "another trap, " + place);
    }

    /** The message of the trap at the end of a trace. */
    static @Nullable String message(Trace trace) {
        JsonArray last = trace.entries().getLast();
        if (!last.get(0).getAsString().equals("trap")) {
            return null;
        }
        JsonElement message = last.get(1);
        return message.isJsonNull() ? null : message.getAsString();
    }
}
