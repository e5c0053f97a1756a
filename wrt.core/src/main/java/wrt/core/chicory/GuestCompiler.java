// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.objectweb.asm.MethodTooLargeException;
import wrt.core.CompilationReport.FunctionReport;
import wrt.core.CoreFormatException;

/** Turns a module into classes. */
final class GuestCompiler {
    static final String CLASS_NAME = "wrt.core.guest.Module";
    static final String INTERNAL_NAME = CLASS_NAME.replace('.', '/');

    /** Four bytes each in a Java method, which has 65,535. */
    private static final int MOST_BRANCH_TARGETS = 65_535 / 4;

    /** The analysis of frames counts the operands of a basic block in a short; helpers may have some of them. */
    private static final int MOST_BLOCK_WORDS = Short.MAX_VALUE - 100;

    /** Operands of a Java method. */
    private static final int MOST_WORDS = 65_535 - 100;

    private final WasmModule module;
    private final PostProcessor processor;

    /**
     * For a module.
     *
     * @param registerGlobal index of the register's global, -1 if the module is not metered
     */
    GuestCompiler(WasmModule module, int registerGlobal) {
        this.module = module;
        this.processor = new PostProcessor(INTERNAL_NAME, registerGlobal);
    }

    /**
     * Compiles. Functions that do not fit in a Java method, before or after processing, are left to the interpreter.
     *
     * @param names where functions have their names
     * @param skeleton makes what instances need of the module, with the bodies of the given functions
     */
    Compiled compile(CodeReader names, Function<Set<Integer>, byte[]> skeleton) {
        Set<Integer> interpreted = hopeless();
        while (true) {
            try {
                return attempt(names, skeleton, interpreted);
            } catch (MethodTooLargeException e) {
                if (!e.getMethodName().startsWith("func_")
                        || !interpreted.add(Integer.parseInt(e.getMethodName().substring("func_".length())))) {
                    throw new CoreFormatException(
                            CoreFormatException.Kind.LIMIT,
                            -1,
                            "the module is too large for the Java compiler: method " + e.getMethodName(),
                            e);
                }
            } catch (ArrayIndexOutOfBoundsException e) {
                // It does not tell the function.
                if (!interpreted.addAll(pushingMoreThan(MOST_BLOCK_WORDS))) {
                    throw e;
                }
            }
        }
    }

    /** Functions that may have more operands than these. */
    private Set<Integer> pushingMoreThan(int most) {
        PushedWords words = new PushedWords(module);
        Set<Integer> functions = new TreeSet<>();
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            if (words.of(i) > most) {
                functions.add(module.importSection().count(ExternalType.FUNCTION) + i);
            }
        }
        return functions;
    }

    /** Functions that cannot fit in a Java method, and would take the compiler a time that is quadratic in their size. */
    private Set<Integer> hopeless() {
        Set<Integer> functions = pushingMoreThan(MOST_WORDS);
        int imports = module.importSection().count(ExternalType.FUNCTION);
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            long targets = 0;
            for (AnnotatedInstruction each : module.codeSection().getFunctionBody(i).instructions()) {
                targets += each.opcode() == OpCode.BR_TABLE ? each.operandCount() : 0;
            }
            if (targets > MOST_BRANCH_TARGETS) {
                functions.add(imports + i);
            }
        }
        return functions;
    }

    private Compiled attempt(
            CodeReader names, Function<Set<Integer>, byte[]> skeleton, Set<Integer> interpreted) {
        Compiler.Builder builder = Compiler.builder(module)
                .withClassName(CLASS_NAME)
                .withClassCollectorFactory(ByteClassCollector::new);
        if (interpreted.isEmpty()) {
            builder.withInterpreterFallback(InterpreterFallback.SILENT);
        } else {
            builder.withInterpretedFunctions(interpreted);
        }
        CompilerResult result = builder.build().compile();
        interpreted.addAll(result.interpretedFunctions());
        Map<String, byte[]> classes = new LinkedHashMap<>();
        int functionsPerClass = Integer.MAX_VALUE;
        FrameSizes sizes = new FrameSizes();
        for (Map.Entry<String, byte[]> e : new TreeMap<>(result.classBytes()).entrySet()) {
            String name = e.getKey().replace('/', '.');
            byte[] processed = processor.process(e.getValue());
            functionsPerClass = Math.min(functionsPerClass, sizes.add(processed));
            classes.put(name, processed);
        }
        Map<Integer, String> left = new TreeMap<>();
        interpreted.forEach(f -> left.put(f, names.name(f)));
        return new Compiled(
                skeleton.apply(interpreted),
                classes,
                left,
                functionsPerClass,
                sizes.large().entrySet().stream()
                        .map(e -> new FunctionReport(e.getKey(), names.name(e.getKey()), e.getValue()))
                        .toList(),
                sizes.largestFrame());
    }
}
