// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wrt.core.CoreType;

/** The loaded code of a module, shared by its instances. Concurrency: thread-safe. */
final class GuestClasses {
    private final GuestClassLoader loader;
    private final int functionsPerClass;
    private final Set<Integer> interpreted;
    private final int[] interpretedIds;
    private final Map<Integer, Entry> entries = new ConcurrentHashMap<>();
    private final int largestFrame;
    private final GuestCode code;

    GuestClasses(Compiled compiled) {
        this.loader = new GuestClassLoader(compiled.classes());
        this.functionsPerClass = compiled.functionsPerClass();
        this.interpreted = compiled.interpreted().keySet();
        this.interpretedIds = interpreted.stream().mapToInt(i -> i).toArray();
        this.largestFrame = compiled.largestFrame();
        String name = GuestCompiler.INTERNAL_NAME;
        this.code = loader.instance(
                GuestCompiler.CLASS_NAME + "Code",
                EntryWriter.code(name + "Code", name + "MachineCall"),
                GuestCode.class);
    }

    /** Words of the largest Java frame. */
    int largestFrame() {
        return largestFrame;
    }

    GuestCode code() {
        return code;
    }

    boolean isInterpreted(int function) {
        return interpreted.contains(function);
    }

    int[] interpretedIds() {
        return interpretedIds;
    }

    /** The way into a function that is not an import and not interpreted. */
    Entry entry(int function, CoreType.FunctionType type) {
        return entries.computeIfAbsent(function, f -> loader.instance(
                GuestCompiler.CLASS_NAME + "Entry_" + f,
                EntryWriter.entry(
                        GuestCompiler.INTERNAL_NAME + "Entry_" + f,
                        GuestCompiler.INTERNAL_NAME + "FuncGroup_" + f / functionsPerClass,
                        f,
                        type),
                Entry.class));
    }
}
