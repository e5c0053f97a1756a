// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.List;
import java.util.OptionalLong;
import wrt.component.ComponentFormatException;
import wrt.component.Features;
import wrt.core.CompilationReport;
import wrt.core.CoreCompiler;
import wrt.core.CoreFormatException;

/** Something loaded that has exports to call. */
sealed interface Program permits ComponentProgram, CoreProgram {

    /**
     * Calls an export, in a fresh instance.
     *
     * @param export its name
     * @param arguments one text for each parameter
     * @param fuel the budget of the call, or empty for none
     * @return what came of it
     * @throws Failure if there is no result
     */
    Outcome call(String export, List<String> arguments, OptionalLong fuel);

    /**
     * How the code was produced.
     *
     * @return one report for each core module
     */
    List<CompilationReport> reports();

    /**
     * The stack that the guest's deepest recursion takes.
     *
     * @return bytes
     */
    long stackBytes();

    /**
     * Loads a component or a core module, whichever the bytes are.
     *
     * @param bytes the binary format
     * @param name what errors call it
     * @param compiler compiles the core modules
     * @param callDepth how many calls may be nested
     * @param features of components
     * @return the program
     * @throws Failure if they are neither
     */
    static Program load(byte[] bytes, String name, CoreCompiler compiler, int callDepth, Features features) {
        try {
            return switch (Layer.of(bytes)) {
                case COMPONENT -> ComponentProgram.load(bytes, name, compiler, callDepth, features);
                case MODULE -> new CoreProgram(compiler.compile(bytes), name, callDepth);
                case UNKNOWN -> throw new Failure(Failure.Kind.INVALID,
                        name + ": no WebAssembly: it does not begin with \\0asm and the version of a component or module");
            };
        } catch (ComponentFormatException | CoreFormatException e) {
            throw new Failure(Failure.Kind.INVALID, name + ": " + e.getMessage(), e);
        }
    }
}
