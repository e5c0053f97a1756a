// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.core.CoreLinkException;

/**
 * How many instances one instance of a component is made of: a few hundred bytes of nested components, each instantiated
 * several times, can ask for billions.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class InstanceCount {

    private final int limit;
    private int count;

    InstanceCount(int limit) {
        this.limit = limit;
    }

    /** One more, of a component or a core module. */
    void another() {
        if (++count > limit) {
            throw new CoreLinkException(
                    "it is made of more than " + limit
                            + " instances, those of nested components included (limit instances)");
        }
    }
}
