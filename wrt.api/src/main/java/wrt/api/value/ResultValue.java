// SPDX-License-Identifier: Apache-2.0
package wrt.api.value;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A value of a WIT result: success or failure, each with a payload where the type has one.
 *
 * <p>Source: Component Model, Explainer, "Specialized value types".
 *
 * @param isOk whether this is the success case
 * @param payload the payload, or null where the case carries none
 */
@ProviderType
public record ResultValue(boolean isOk, @Nullable Object payload) {

    /**
     * The success case.
     *
     * @param payload its payload, or null where the type has none
     * @return the value
     */
    public static ResultValue ok(@Nullable Object payload) {
        return new ResultValue(true, payload);
    }

    /**
     * The failure case.
     *
     * @param payload its payload, or null where the type has none
     * @return the value
     */
    public static ResultValue error(@Nullable Object payload) {
        return new ResultValue(false, payload);
    }
}
