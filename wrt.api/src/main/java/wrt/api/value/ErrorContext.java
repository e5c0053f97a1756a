// SPDX-License-Identifier: Apache-2.0
package wrt.api.value;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A value of the WIT type {@code error-context}: an error with a message for those who debug.
 *
 * <p>Source: Component Model, CanonicalABI, "canon error-context.new".
 *
 * @param debugMessage for people; programs should not rely on it, as a runtime may shorten or replace it
 */
@ProviderType
public record ErrorContext(String debugMessage) {
}
