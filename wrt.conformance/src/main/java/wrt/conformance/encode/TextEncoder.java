// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

/** Translates modules and components from the text format to the binary format. */
public interface TextEncoder extends AutoCloseable {

    /**
     * Translates one.
     *
     * @param text {@code (module …)} or {@code (component …)}
     * @return the binary format, not validated
     * @throws TextFormatException if the text is not in the format
     * @throws EncoderException if there is no encoder, or it broke
     */
    byte[] encode(String text);

    @Override
    void close();
}
