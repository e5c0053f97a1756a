// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** All rules of the platform on the stand-in with the numbers of QNX 7.1. */
class Qnx71PlatformTest extends PlatformSuite {

    private static final PlatformFixture FIXTURE = new Shim(Abi.V7_1);

    @Override
    protected PlatformFixture fixture() {
        return FIXTURE;
    }
}
