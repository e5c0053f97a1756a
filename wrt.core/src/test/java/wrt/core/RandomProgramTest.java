// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wrt.core.chicory.InstructionCount;

/** Random programs behave alike however they run, and cost what an independent count says. */
class RandomProgramTest {
    private static final int PROGRAMS = 30;

    private record Outcome(String result, int memory, long fuel) {
    }

    private static Outcome run(byte[] module, CoreConfig config, long quantum, long a, long b) {
        long[] given = {quantum};
        Meter meter = new Meter(m -> {
            given[0] += quantum;
            m.refill(m.remaining() + quantum);
        }, Meter.DEFAULT_CALL_DEPTH);
        meter.refill(quantum);
        CoreInstance instance = CoreCompiler.create(config).compile(module).instantiate(CoreImports.none(), meter);
        long[] frame = {a, b};
        String result;
        try {
            instance.function("run").call(frame);
            result = Long.toString(frame[0]);
        } catch (TrapException e) {
            result = e.getMessage();
        }
        assertThat(meter.saveDepth()).isZero();
        return new Outcome(
                result, Arrays.hashCode(instance.memory("memory").bytes()), given[0] - meter.remaining());
    }

    @Test
    void costWhatTheInterpreterCounts() {
        CoreConfig compiled = CoreConfig.defaults();
        CoreConfig interpreted = compiled.withMode(ExecutionMode.INTERPRETED);
        CoreConfig unmetered = compiled.withMetering(new Metering.Unmetered());
        for (long seed = 0; seed < PROGRAMS; seed++) {
            byte[] module = RandomProgram.module(seed, false);
            InstructionCount.Outcome expected = new InstructionCount().call(module, "run", seed, -seed);
            Outcome c = run(module, compiled, 1L << 40, seed, -seed);
            assertThat(c.result()).as("result, seed %d", seed).isEqualTo(Long.toString(expected.result()));
            assertThat(c.fuel()).as("fuel, seed %d", seed).isEqualTo(expected.fuel());
            assertThat(run(module, interpreted, 1L << 40, seed, -seed)).as("interpreted, seed %d", seed).isEqualTo(c);
            assertThat(run(module, compiled, 100, seed, -seed)).as("quantum 100, seed %d", seed).isEqualTo(c);
            Outcome u = run(module, unmetered, 1L << 40, seed, -seed);
            assertThat(u).as("unmetered, seed %d", seed).isEqualTo(new Outcome(c.result(), c.memory(), 0));
        }
    }

    @Test
    void costTheSameInBothModesWhenTheyThrow() {
        CoreConfig compiled = CoreConfig.defaults();
        CoreConfig interpreted = compiled.withMode(ExecutionMode.INTERPRETED);
        CoreConfig unmetered = compiled.withMetering(new Metering.Unmetered());
        int uncaught = 0;
        for (long seed = 0; seed < PROGRAMS; seed++) {
            byte[] module = RandomProgram.module(seed, true);
            Outcome c = run(module, compiled, 1L << 40, seed, -seed);
            uncaught += c.result().equals(TrapKind.UNCAUGHT_EXCEPTION.message()) ? 1 : 0;
            assertThat(run(module, interpreted, 1L << 40, seed, -seed)).as("interpreted, seed %d", seed).isEqualTo(c);
            assertThat(run(module, compiled, 100, seed, -seed)).as("quantum 100, seed %d", seed).isEqualTo(c);
            Outcome u = run(module, unmetered, 1L << 40, seed, -seed);
            assertThat(u).as("unmetered, seed %d", seed).isEqualTo(new Outcome(c.result(), c.memory(), 0));
        }
        assertThat(uncaught).isBetween(1, PROGRAMS - 1);
    }
}
