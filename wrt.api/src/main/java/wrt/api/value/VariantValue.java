// SPDX-License-Identifier: Apache-2.0
package wrt.api.value;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A value of a WIT variant: which case, and its payload where the case has one.
 *
 * <p>Source: Component Model, Explainer, "Type Definitions".
 *
 * @param label the WIT name of the case (kebab-case)
 * @param payload the payload, or null for a case without one
 */
@ProviderType
public record VariantValue(String label, @Nullable Object payload) {

    /**
     * A case without payload.
     *
     * @param label the WIT name of the case
     * @return the value
     */
    public static VariantValue of(String label) {
        return new VariantValue(label, null);
    }
}
