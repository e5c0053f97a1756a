// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of an import or export name; they never matter for type checking.
 *
 * @param implementsInterface the interface that a plainly named instance implements, or null
 * @param versionSuffix what a canonical interface version leaves out, or null
 * @param externalId a name from outside, or null
 */
public record ExternName(@Nullable String implementsInterface, @Nullable String versionSuffix,
        @Nullable String externalId) {

    /** No attribute. */
    public static final ExternName NONE = new ExternName(null, null, null);
}
