// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/** A text that is no value of the type asked for. */
@ProviderType
public final class WaveException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * An error.
     *
     * @param position index of the character concerned, from 0
     * @param message what is wrong there and what would be right
     */
    public WaveException(int position, String message) {
        super("at character " + (position + 1) + ": " + message);
        this.position = position;
    }

    /**
     * Where.
     *
     * @return index of the character concerned, from 0; the length of the text if something is missing at its end
     */
    public int position() {
        return position;
    }
}
