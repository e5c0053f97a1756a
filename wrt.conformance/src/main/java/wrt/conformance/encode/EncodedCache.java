// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Keeps an encoder's answers in a folder, by digest of the encoder's identity and the text. */
public final class EncodedCache implements TextEncoder {

    private static final byte BINARY = 0;
    private static final byte REFUSED = 1;

    private final TextEncoder encoder;
    private final String identity;
    private final Path folder;

    /**
     * An encoder that remembers.
     *
     * @param encoder asked at the first time
     * @param source what the answers depend on besides the text
     * @param folder where they are kept
     */
    public EncodedCache(TextEncoder encoder, EncoderPackage source, Path folder) {
        this.encoder = encoder;
        this.identity = source.identity();
        this.folder = folder;
    }

    @Override
    public byte[] encode(String text) {
        Path file = folder.resolve(digest(text));
        byte[] kept = read(file);
        if (kept == null) {
            kept = ask(text);
            write(file, kept);
        }
        byte[] content = Arrays.copyOfRange(kept, 1, kept.length);
        if (kept[0] == REFUSED) {
            throw new TextFormatException(new String(content, StandardCharsets.UTF_8));
        }
        return content;
    }

    private byte[] ask(String text) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            byte[] binary = encoder.encode(text);
            answer.write(BINARY);
            answer.writeBytes(binary);
        } catch (TextFormatException e) {
            answer.write(REFUSED);
            answer.writeBytes(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
        return answer.toByteArray();
    }

    private static byte @Nullable [] read(Path file) {
        try {
            byte[] kept = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
            return kept == null || kept.length == 0 ? null : kept;
        } catch (IOException e) {
            return null; // as good as none
        }
    }

    private static void write(Path file, byte[] answer) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part", "");
            Files.write(part, answer);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EncoderException("cannot keep encoded text in " + file.getParent() + ": " + e.getMessage(), e);
        }
    }

    private String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        encoder.close();
    }
}
