// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import wrt.platform.suite.CCompiler;
import wrt.platform.suite.PlatformFixture;

/**
 * The stand-in for macOS on this machine, compiled once. Parts of it may come from elsewhere: Grand Central Dispatch and
 * kernel queues exist for Linux, and the properties {@code wrt.platform.macos.dispatch.library} and
 * {@code wrt.platform.macos.kqueue.library} name them.
 */
public final class Shim {

    private static final String LIBRARY = "wrt.platform.macos.library";

    private static boolean loaded;

    private Shim() {
    }

    /** Compiles it and makes it the library to bind; skips the test where there is no compiler. */
    public static synchronized void load() {
        if (!loaded) {
            Path library = CCompiler.required().sharedLibrary(Path.of("src/test/c/macos_shim.c"),
                    Path.of("target/shim/libmacosshim.so"));
            System.setProperty(LIBRARY, library.toAbsolutePath().toString());
            loaded = true;
        }
    }

    /** Calls a function that the stand-in has for tests. */
    public static int call(String function, Object... arguments) {
        load();
        return NativeLibrary.getInstance(System.getProperty(LIBRARY)).getFunction(function).invokeInt(arguments);
    }

    /** What the results are worth. */
    public static String evidence() {
        return "macOS backend: " + PlatformFixture.SHIM + part("dispatch") + part("kqueue");
    }

    private static String part(String name) {
        String library = System.getProperty("wrt.platform.macos." + name + ".library", "");
        return library.isEmpty() ? "" : "; " + name + " is " + Path.of(library).getFileName();
    }
}
