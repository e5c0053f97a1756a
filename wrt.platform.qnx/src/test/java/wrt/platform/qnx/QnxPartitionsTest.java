// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.engine.partition.PartitionHandOffs;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.suite.PlatformFixture;

/** Partitions on condition variables of the stand-in. */
class QnxPartitionsTest extends PartitionHandOffs {

    @Override
    protected PlatformFixture fixture() {
        return new Shim(Abi.V8_0);
    }
}
