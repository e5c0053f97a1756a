// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

/** The definition of a module or component in a script. */
public sealed interface Source {

    /**
     * In the text format.
     *
     * @param text one {@code (module …)} or {@code (component …)}
     */
    record Text(String text) implements Source {
    }

    /**
     * In the binary format, as it is or from text that an encoder translated.
     *
     * @param bytes the file
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Binary(byte[] bytes) implements Source {
    }
}
