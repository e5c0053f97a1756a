// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.engine.partition.PartitionHandOffs;
import wrt.platform.suite.PlatformFixture;

/** Partitions on the kernel's futexes. */
class LinuxPartitionsTest extends PartitionHandOffs {

    @Override
    protected PlatformFixture fixture() {
        return new LinuxPlatformTest.Fixture(LinuxOptions.DEFAULT);
    }
}
