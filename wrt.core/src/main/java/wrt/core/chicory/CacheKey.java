// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.Version;
import java.nio.charset.StandardCharsets;
import wrt.core.CoreConfig;
import wrt.core.Metering;
import wrt.core.meter.ModuleMeter;

/**
 * Everything that compiled code depends on.
 *
 * @param text the parts, readable
 */
record CacheKey(String text) {

    /** The key of a module under a configuration. */
    static CacheKey of(String digest, CoreConfig config) {
        String metering = switch (config.metering()) {
            case Metering.Metered m -> "meter " + ModuleMeter.VERSION + " " + m.costs().version();
            case Metering.Unmetered u -> "unmetered";
        };
        return new CacheKey(
                digest + " " + metering + " post " + PostProcessor.VERSION + " chicory " + Version.version());
    }

    /** Digest of the text. */
    String fileName() {
        return Digests.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
