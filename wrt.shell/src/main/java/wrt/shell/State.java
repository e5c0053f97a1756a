// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.Locale;
import wrt.api.deploy.DeploymentInfo;

/** A deployment's state in words. */
final class State {

    private State() {
    }

    /**
     * The state as a listing shows it.
     *
     * @param info the deployment
     * @return for example {@code active}
     */
    static String of(DeploymentInfo info) {
        return info.state().name().toLowerCase(Locale.ROOT);
    }
}
