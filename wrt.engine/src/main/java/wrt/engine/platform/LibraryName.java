// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

/**
 * The name of the native library that a fragment binds: its own, or that of the system property
 * {@code wrt.platform.OS.library}, by which tests bind a stand-in.
 *
 * @param value a name or an absolute path, as JNA takes it
 */
public record LibraryName(String value) {

    /**
     * The name for a fragment.
     *
     * @param os the backend's name, for example {@code qnx}
     * @param own the library of the real system, for example {@code c}
     * @return the name to bind
     */
    public static LibraryName of(String os, String own) {
        return new LibraryName(System.getProperty("wrt.platform." + os + ".library", own));
    }
}
