// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An import of a component that nothing satisfies.
 *
 * @param name the import, for an item of an instance {@code instance#item}
 * @param expected what was expected, in WIT
 * @param found what is there instead: another type, or an incompatible version; null if nothing
 */
@ProviderType
public record MissingImport(String name, String expected, @Nullable String found) {

    @Override
    public String toString() {
        return name + ": expected " + expected + (found == null ? ", found nothing" : ", found " + found);
    }
}
