// SPDX-License-Identifier: Apache-2.0
package wrt.api.engine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One scheduling policy that is there.
 *
 * @param name its {@code policy.name}
 * @param ranking its {@code service.ranking}
 * @param bundle the symbolic name of the bundle that it comes from
 * @param active whether it orders the tasks now
 */
@ProviderType
public record PolicyInfo(String name, int ranking, String bundle, boolean active) {
}
