// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An encoder in a Node.js process of its own, started at the first text and again when it broke. */
public final class NodeEncoder implements TextEncoder {

    private static final int BINARY = 0;
    private static final int REFUSED = 1;

    private final EncoderPackage encoder;
    private @Nullable Process process;

    /**
     * An encoder that does not run yet.
     *
     * @param encoder what to run
     */
    public NodeEncoder(EncoderPackage encoder) {
        this.encoder = encoder;
    }

    @Override
    public synchronized byte[] encode(String text) {
        Process running = process == null || !process.isAlive() ? start() : process;
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            DataOutputStream out = new DataOutputStream(running.getOutputStream());
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
            return answer(running);
        } catch (IOException e) {
            close();
            throw new EncoderException("the encoder ended: " + e.getMessage(), e);
        }
    }

    private Process start() {
        Process started = encoder.start();
        process = started;
        try {
            answer(started); // it says that it is ready
        } catch (IOException | RuntimeException e) {
            close();
            throw new EncoderException("the encoder does not start; its package may be damaged, delete "
                    + encoder.folder() + " and try again: " + e.getMessage(), e);
        }
        return started;
    }

    private byte[] answer(Process running) throws IOException {
        DataInputStream in = new DataInputStream(running.getInputStream());
        int status = in.readUnsignedByte();
        byte[] bytes = in.readNBytes(in.readInt());
        if (status == BINARY) {
            return bytes;
        }
        String message = new String(bytes, StandardCharsets.UTF_8);
        if (status == REFUSED) {
            throw new TextFormatException(EncoderMessage.readable(message));
        }
        close();
        throw new EncoderException("the encoder broke: " + message, null);
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
            process = null;
        }
    }
}
