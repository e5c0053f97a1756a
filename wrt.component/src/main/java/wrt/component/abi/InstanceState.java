// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;

/**
 * The part of a component instance that lifting and lowering touch: its handles and whether its code may call out.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Component Instances".
 */
public class InstanceState {

    private final Table handles;
    private final Table threads;
    private boolean mayLeave = true;

    /**
     * The state of a new instance.
     *
     * @param handleLimit the largest index of its tables
     */
    public InstanceState(int handleLimit) {
        handles = new Table(handleLimit);
        threads = new Table(handleLimit);
    }

    /**
     * The handles of resources, and later of everything else that guests name by index.
     *
     * @return the table
     */
    public Table handles() {
        return handles;
    }

    /**
     * The threads that run in the instance.
     *
     * @return the table
     */
    public Table threads() {
        return threads;
    }

    /** Traps unless the instance's code may call imports and built-ins at present. */
    public void checkMayLeave() {
        if (!mayLeave) {
            throw new ComponentTrapException("cannot leave component instance");
        }
    }

    /**
     * Forbids calling out while realloc or post-return runs, and allows it again.
     *
     * @param allowed whether calling out is allowed from now on
     */
    public void mayLeave(boolean allowed) {
        mayLeave = allowed;
    }
}
