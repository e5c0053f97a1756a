// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * Counts what the host still owes to guests: asynchronous functions that run, ends of streams and futures that it holds.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class HostWork {

    private int pending;

    void begin() {
        pending++;
    }

    void end() {
        pending--;
    }

    boolean isPending() {
        return pending > 0;
    }
}
