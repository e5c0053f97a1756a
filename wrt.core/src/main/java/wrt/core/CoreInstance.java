// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An instance of a module. Each accessor returns the same object for the same export, and throws
 * {@link IllegalArgumentException} if there is no export of that kind under the name.
 *
 * <p>Concurrency: belongs to the owner of its store.
 */
@ProviderType
public interface CoreInstance {

    /** The module it was made of. */
    CoreModule module();

    /** An exported function. */
    CoreFunction function(String name);

    /** An exported memory. */
    CoreMemory memory(String name);

    /** An exported table. */
    CoreTable table(String name);

    /** An exported global. */
    CoreGlobal global(String name);

    /** An exported tag. */
    CoreTag tag(String name);

    /** The type of an export, or empty. */
    Optional<CoreType> exportType(String name);
}
