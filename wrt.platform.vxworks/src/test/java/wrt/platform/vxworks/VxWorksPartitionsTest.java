// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.engine.partition.PartitionHandOffs;
import wrt.platform.suite.PlatformFixture;

/** Partitions on semaphores of the stand-in. */
class VxWorksPartitionsTest extends PartitionHandOffs {

    @Override
    protected PlatformFixture fixture() {
        return Shim.any();
    }
}
