// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.engine.partition.PartitionHandOffs;
import wrt.platform.suite.PlatformFixture;

/** Partitions on waits on addresses of the stand-in. */
class MacOsPartitionsTest extends PartitionHandOffs {

    @Override
    protected PlatformFixture fixture() {
        return new MacOsFixture(true);
    }
}
