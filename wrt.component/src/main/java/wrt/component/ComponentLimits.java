// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How large a component may be. Exceeding a limit is a {@link ComponentFormatException} that names it, or a
 * {@link wrt.core.CoreLinkException} where only the instantiation shows it.
 *
 * @param nesting levels of components, component types and instance types inside each other
 * @param typeDepth levels of nesting of a type
 * @param typeSize types that one type is made of, counted with repetition
 * @param definitions entries of any one index space
 * @param components nested components and core modules of each component
 * @param instances instances of each component, core instances included; and all that one instance of the whole is made
 *     of, those of nested components included, each as often as it is instantiated
 * @param nameBytes length of a name, in bytes
 * @param parameters parameters of a function
 * @param members fields, cases, labels or elements of a value type
 * @param validationSteps types visited while comparing and substituting types in the whole component
 */
@ProviderType
public record ComponentLimits(int nesting, int typeDepth, int typeSize, int definitions, int components, int instances,
        int nameBytes, int parameters, int members, long validationSteps) {

    /**
     * Limits that accept what toolchains produce.
     *
     * @return the defaults
     */
    public static ComponentLimits defaults() {
        return new ComponentLimits(100, 100, 1_000_000, 1_000_000, 1_000, 1_000, 100_000, 1_000, 10_000, 5_000_000);
    }
}
