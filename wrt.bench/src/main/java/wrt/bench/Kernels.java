// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The guests that are measured, from {@code examples/micro}. */
final class Kernels {

    private Kernels() {
    }

    static byte[] read(String name) {
        try (@Nullable
        InputStream in = Kernels.class.getResourceAsStream("/kernels/" + name + ".wasm")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no kernel " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
