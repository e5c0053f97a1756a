// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.engine.partition.PartitionHandOffs;
import wrt.platform.suite.PlatformFixture;

/** Partitions on the fall-back. */
class JavaPartitionsTest extends PartitionHandOffs {

    @Override
    protected PlatformFixture fixture() {
        return new JavaFixture();
    }
}
