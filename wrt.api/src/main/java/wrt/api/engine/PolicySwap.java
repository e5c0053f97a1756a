// SPDX-License-Identifier: Apache-2.0
package wrt.api.engine;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One change of the active policy.
 *
 * @param at when it was complete in every partition
 * @param from the policy before
 * @param to the policy after
 * @param reason {@code ranking}, {@code configuration}, {@code unregistered} or {@code failed: …}
 * @param durationNanos from the request until every partition had passed its cycle boundary, in ns
 * @param tasks how many ready tasks were handed over
 */
@ProviderType
public record PolicySwap(Instant at, String from, String to, String reason, long durationNanos, int tasks) {
}
