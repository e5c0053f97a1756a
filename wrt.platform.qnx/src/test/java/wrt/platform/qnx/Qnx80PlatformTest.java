// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** All rules of the platform on the stand-in with the numbers of QNX 8.0. */
class Qnx80PlatformTest extends PlatformSuite {

    private static final PlatformFixture FIXTURE = new Shim(Abi.V8_0);

    @Override
    protected PlatformFixture fixture() {
        return FIXTURE;
    }
}
