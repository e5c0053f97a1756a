// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;

/** Backends for tests of the engine's own packages. */
public final class LinuxBackends {

    private LinuxBackends() {
    }

    /** A backend as it is by default. */
    public static PlatformBackend create() {
        return new LinuxBackend(PlatformLimits.SEED, LinuxOptions.DEFAULT);
    }

    /** Stops it. */
    public static void close(PlatformBackend backend) {
        ((LinuxBackend) backend).close();
    }
}
