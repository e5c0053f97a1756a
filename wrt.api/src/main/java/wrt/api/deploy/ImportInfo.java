// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One import of a component.
 *
 * @param name the full name of the interface or function
 * @param provider who provides it: {@code component NAME}, {@code host service NAME}, or empty while it is missing
 */
@ProviderType
public record ImportInfo(String name, String provider) {
}
