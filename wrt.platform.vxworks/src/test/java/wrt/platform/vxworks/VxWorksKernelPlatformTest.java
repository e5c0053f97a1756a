// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** The VxWorks backend obeys the rules of the seam in the context of the kernel. */
class VxWorksKernelPlatformTest extends PlatformSuite {

    @Override
    protected PlatformFixture fixture() {
        return new Shim(ExecutionContext.KERNEL);
    }
}
