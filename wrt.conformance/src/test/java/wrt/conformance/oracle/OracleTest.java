// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.conformance.oracle.play.Trace;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.world.Operation;
import wrt.conformance.oracle.world.Operations;
import wrt.conformance.oracle.world.World;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** Random programs, and their comparison with the reference implementation where {@code wrt.oracle.definitions} names it. */
class OracleTest {

    private static final int PROGRAMS = 50;
    private static final String DEFINITIONS = System.getProperty("wrt.oracle.definitions", "");

    private final Oracle oracle = new Oracle(CoreCompiler.create(CoreConfig.defaults()));

    private static String withoutNumber(String operation) {
        return operation.replaceAll("/[0-9]+", "");
    }

    @Test
    void theSameSeedGivesTheSameProgramAndTheSameTrace() {
        for (long seed = 0; seed < 20; seed++) {
            Program program = Oracle.program(seed);
            assertThat(Oracle.program(seed)).isEqualTo(program);
            assertThat(oracle.play(program).entries()).isEqualTo(oracle.play(program).entries());
        }
    }

    @Test
    void programsGetFarAndUseMostOperations() {
        Set<String> used = new TreeSet<>();
        int ended = 0;
        for (long seed = 0; seed < PROGRAMS; seed++) {
            Trace trace = oracle.play(Oracle.program(seed));
            ended += trace.entries().getLast().get(0).getAsString().equals("end") ? 1 : 0;
            trace.entries().stream().filter(e -> e.get(0).getAsString().equals("op"))
                    .forEach(e -> used.add(withoutNumber(e.get(2).getAsString())));
        }
        Set<String> all = new TreeSet<>();
        for (int guest = 0; guest < World.GUESTS; guest++) {
            Operations.of(World.of(0), guest).stream().map(Operation::name).map(OracleTest::withoutNumber)
                    .forEach(all::add);
        }
        assertThat(ended).isGreaterThan(PROGRAMS / 2);
        assertThat(used.size()).isGreaterThan(all.size() / 2);
    }

    @Test
    void theReferenceAgrees(@TempDir Path cache) {
        assumeThat(DEFINITIONS)
                .as("not compared with the reference: -Dwrt.oracle.definitions=.../definitions.py names none")
                .isNotEmpty();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true);
        int code = new OracleMain(out, out).run(DEFINITIONS, "--programs", "200", "--cache", cache.toString());
        assertThat(code).as(text.toString()).isZero();
    }

    @Test
    void saysWhatIsWrongWithThePath(@TempDir Path directory) throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.py"), "x = 1\n");
        for (Path path : List.of(directory.resolve("none.py"), wrong)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(text, true);
            assertThat(new OracleMain(out, out).run(path.toString(), "--cache", directory.toString())).isEqualTo(2);
            assertThat(text.toString()).contains(path.getFileName().toString());
        }
    }

    @Test
    void saysThatPythonIsMissing(@TempDir Path directory) throws Exception {
        Path definitions = Files.writeString(directory.resolve("definitions.py"), "");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true);
        assertThat(new OracleMain(out, out).run(definitions.toString(), "--python", "no-such-python")).isEqualTo(2);
        assertThat(text.toString()).contains("no-such-python").contains("--python");
    }
}
