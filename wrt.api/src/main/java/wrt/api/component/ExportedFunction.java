// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One function that a component exports.
 *
 * @param path {@code interface#function} with the interface's full name, or {@code function} for one at the top
 * @param signature its type in WIT, for example {@code func(pedal: u32) -> u32}
 * @param async whether its type is asynchronous
 */
@ProviderType
public record ExportedFunction(String path, String signature, boolean async) {
}
