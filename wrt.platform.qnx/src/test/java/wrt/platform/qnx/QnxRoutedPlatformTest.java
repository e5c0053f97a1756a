// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** All rules of the platform on the stand-in, with four channels routed over one of the kernel. */
class QnxRoutedPlatformTest extends PlatformSuite {

    private static final PlatformFixture FIXTURE = new Shim(Abi.V8_0, 4);

    @Override
    protected PlatformFixture fixture() {
        return FIXTURE;
    }
}
