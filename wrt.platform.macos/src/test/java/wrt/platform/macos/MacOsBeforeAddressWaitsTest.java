// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** It also obeys them as on a macOS before 14.4, which cannot wait on addresses. */
class MacOsBeforeAddressWaitsTest extends PlatformSuite {

    @Override
    protected PlatformFixture fixture() {
        return new MacOsFixture(false);
    }
}
