// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A trap that the Component Model itself raises: a rule of the canonical ABI was broken by a guest.
 *
 * <p>The instance that trapped is poisoned: it answers no further call. Traps of core code come as
 * {@link wrt.core.TrapException}. The texts are Wasmtime's, which the Component Model's test suite expects.
 *
 * <p>Source: Component Model, CanonicalABI ({@code trap}, {@code trap_if}).
 */
@ProviderType
public final class ComponentTrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A trap.
     *
     * @param message which rule was broken
     */
    public ComponentTrapException(String message) {
        this(message, null);
    }

    /**
     * A trap with something behind it.
     *
     * @param message which rule was broken
     * @param cause what brought it about, or null
     */
    public ComponentTrapException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
