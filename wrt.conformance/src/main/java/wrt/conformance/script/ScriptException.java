// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

/** A script, or a command of one, that cannot be read. */
public final class ScriptException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;

    /**
     * An error.
     *
     * @param offset index of the character concerned
     * @param message what is wrong
     */
    public ScriptException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /**
     * Where.
     *
     * @return index of the character concerned
     */
    public int offset() {
        return offset;
    }
}
