// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Signals for one thread, sent by a program in C, since the JVM has none that interrupt a call. */
final class Storm {

    private static final MethodHandle SEND;
    private static final MethodHandle THREAD;
    private static final MethodHandle RECEIVED;

    static {
        SymbolLookup library = SymbolLookup.libraryLookup(compile(), Arena.global());
        SEND = function(library, "storm", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        THREAD = function(library, "storm_thread", FunctionDescriptor.of(ValueLayout.JAVA_INT, new MemoryLayout[0]));
        RECEIVED = function(library, "storm_received",
                FunctionDescriptor.of(ValueLayout.JAVA_LONG, new MemoryLayout[0]));
    }

    private Storm() {
    }

    private static Path compile() {
        try (InputStream source = Storm.class.getResourceAsStream("storm.c")) {
            Path folder = Files.createDirectories(Path.of("target/storm"));
            Files.copy(source, folder.resolve("storm.c"), StandardCopyOption.REPLACE_EXISTING);
            return CCompiler.required().sharedLibrary(folder.resolve("storm.c"), folder.resolve("libstorm.so"))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    /** The system's number of the calling thread. */
    static int thread() {
        return (int) call(THREAD);
    }

    /** Sends a number of signals to a thread, some microseconds apart; 0 if all could be sent. */
    static int send(int thread, int signals, int microsApart) {
        return (int) call(SEND, thread, signals, microsApart);
    }

    /** How many were handled so far. */
    static long received() {
        return (long) call(RECEIVED);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
