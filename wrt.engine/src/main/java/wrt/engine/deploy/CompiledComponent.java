// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

import wrt.component.Component;
import wrt.component.ExternType;
import wrt.core.CompilationReport;
import wrt.engine.bind.HostResources;

/**
 * A component that was really compiled.
 *
 * @param component the component
 * @param version its version
 * @param wit its world
 * @param cached whether its code came from the cache
 * @param warnings functions that run slower than others
 * @param hostResources the resources that host services provide to it
 */
record CompiledComponent(Component component, String version, String wit, boolean cached, List<String> warnings,
        HostResources hostResources) implements LoadedComponent {

    private static final String VERSION_SECTION = "version";
    private static final int LONGEST_VERSION = 100;

    static CompiledComponent of(Component component) {
        List<CompilationReport> reports = component.reports();
        List<String> warnings = new ArrayList<>();
        for (CompilationReport report : reports) {
            report.oversized().forEach(function -> warnings.add("function " + function.index() + " " + function.name()
                    + " is too large for a Java method and runs interpreted"));
            report.uncompiled().forEach(function -> warnings.add("function " + function.index() + " " + function.name()
                    + " is larger than the JIT compiles (" + function.bytecodeBytes()
                    + " bytes) unless the JVM runs with -XX:-DontCompileHugeMethods"));
        }
        return new CompiledComponent(component, version(component), component.wit(),
                reports.stream().allMatch(CompilationReport::cacheHit), List.copyOf(warnings), new HostResources());
    }

    /** The custom section {@code version}, as the usual tools write it. */
    private static String version(Component component) {
        return component.customSection(VERSION_SECTION)
                .filter(bytes -> bytes.length > 0 && bytes.length <= LONGEST_VERSION)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip()).orElse("0.0.0");
    }

    @Override
    public String digest() {
        return component.digest();
    }

    @Override
    public SequencedMap<String, ExternType> imports() {
        return component.imports();
    }

    @Override
    public SequencedMap<String, ExternType> exports() {
        return component.exports();
    }
}
