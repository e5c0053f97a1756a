// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.List;
import java.util.Map;
import wrt.core.CompilationReport.FunctionReport;

/**
 * What compiling a module gives, and what the cache keeps.
 *
 * @param skeleton the metered module with empty bodies for the compiled functions: what instances are made of
 * @param classes class files by binary name
 * @param interpreted indices and names of the functions that are not compiled
 * @param functionsPerClass how many function indices each class of functions holds
 * @param large functions whose Java method the JIT may not compile
 * @param largestFrame words of the largest Java frame
 */
record Compiled(
        byte[] skeleton,
        Map<String, byte[]> classes,
        Map<Integer, String> interpreted,
        int functionsPerClass,
        List<FunctionReport> large,
        int largestFrame) {
}
