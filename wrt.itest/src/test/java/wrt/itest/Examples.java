// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The components of the examples, as they are committed. */
final class Examples {

    private static final Path ROOT = Path.of(System.getProperty("wrt.examples", ""));

    private Examples() {
    }

    /** A component by its path below the examples, for instance {@code vehicle/brake/brake.wasm}. */
    static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
