// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * The settings that hold now.
 *
 * <p>Concurrency: any thread reads and replaces them.
 */
final class CurrentSettings {

    private volatile PartitionSettings now;

    CurrentSettings(PartitionSettings first) {
        now = first;
    }

    PartitionSettings get() {
        return now;
    }

    void set(PartitionSettings changed) {
        now = changed;
    }
}
