// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is known of one deployed component at one moment.
 *
 * @param name the name under which it is deployed
 * @param digest SHA-256 of its bytes, 64 hexadecimal digits
 * @param version the version that it states of itself, or {@code 0.0.0}
 * @param state where it stands
 * @param problems why it is not active, a line each; empty for an active one
 * @param imports what it imports and who provides it
 * @param exports the paths of the functions that it exports
 * @param wit its world, as WIT text
 * @param limits its limits and where each came from
 * @param partition the number of its partition, from 0
 * @param since when it reached this state
 * @param loadNanos how long the last deployment took from bytes to state, in ns
 * @param cached whether the compiled code came from the cache
 * @param warnings what is unusual, for example functions that run interpreted, a line each
 */
@ProviderType
public record DeploymentInfo(
        String name,
        String digest,
        String version,
        DeploymentState state,
        List<String> problems,
        List<ImportInfo> imports,
        List<String> exports,
        String wit,
        List<LimitInfo> limits,
        int partition,
        Instant since,
        long loadNanos,
        boolean cached,
        List<String> warnings) {
}
