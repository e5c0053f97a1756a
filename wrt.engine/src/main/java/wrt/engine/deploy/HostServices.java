// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.List;

/** The services of the container that implement WIT interfaces. */
interface HostServices {

    /** Those that are there now. */
    List<HostService> services();
}
