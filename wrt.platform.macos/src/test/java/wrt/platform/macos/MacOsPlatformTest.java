// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** The macOS backend obeys the rules of the seam. */
class MacOsPlatformTest extends PlatformSuite {

    @Override
    protected PlatformFixture fixture() {
        return new MacOsFixture(true);
    }
}
