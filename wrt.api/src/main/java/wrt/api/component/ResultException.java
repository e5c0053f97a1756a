// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The error case of a WIT {@code result}, where a Java interface returns the success payload itself.
 *
 * <p>See {@link WasmComponent#as(Class)}.
 */
@ProviderType
public final class ResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object payload;

    /**
     * An error case.
     *
     * @param payload its payload, or null where the type has none
     */
    public ResultException(@Nullable Object payload) {
        super(String.valueOf(payload));
        this.payload = payload;
    }

    /**
     * The payload of the error case.
     *
     * @return the payload, or null where the type has none
     */
    public @Nullable Object payload() {
        return payload;
    }
}
