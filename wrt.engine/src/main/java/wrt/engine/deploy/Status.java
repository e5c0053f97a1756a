// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Instant;
import java.util.List;

import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.api.deploy.ImportInfo;
import wrt.engine.deploy.limits.Limits;

/**
 * What is to be said of a deployment at one moment.
 *
 * @param component what runs, or what would run if it were resolved
 * @param exports the paths of its functions
 * @param since when it reached its state
 * @param loadNanos from bytes to state, at the last deployment
 */
record Status(DeploymentState state, LoadedComponent component, Limits limits, List<String> problems,
        List<ImportInfo> imports, List<String> exports, List<String> warnings, Instant since, long loadNanos) {

    /** Copies the lists. */
    Status {
        problems = List.copyOf(problems);
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        warnings = List.copyOf(warnings);
    }

    /** The same in another state. */
    Status in(DeploymentState other, List<String> reasons) {
        Instant at = other == state ? since : Instant.now();
        return new Status(other, component, limits, reasons, imports, exports, warnings, at, loadNanos);
    }

    /** The same with other providers. */
    Status rewired(List<ImportInfo> providers) {
        return new Status(state, component, limits, problems, providers, exports, warnings, since, loadNanos);
    }

    /** The same under other limits. */
    Status under(Limits others) {
        return new Status(state, component, others, problems, imports, exports, warnings, since, loadNanos);
    }

    DeploymentInfo info(String name) {
        return new DeploymentInfo(name, component.digest(), component.version(), state, problems, imports, exports,
                component.wit(), limits.info(), limits.partition(), since, loadNanos, component.cached(), warnings);
    }
}
