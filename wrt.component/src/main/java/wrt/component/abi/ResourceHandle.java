// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a handle table that stands for a resource: owned, or borrowed for the length of a task.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Resource State".
 */
public final class ResourceHandle {

    final RuntimeResource type;
    final int rep;
    final @Nullable Borrows scope;
    int lends;

    private ResourceHandle(RuntimeResource type, int rep, @Nullable Borrows scope) {
        this.type = type;
        this.rep = rep;
        this.scope = scope;
    }

    /**
     * A handle that owns its resource.
     *
     * @param type the resource type
     * @param rep the representation, known to the implementer only
     * @return the handle
     */
    public static ResourceHandle own(RuntimeResource type, int rep) {
        return new ResourceHandle(type, rep, null);
    }

    /** A handle that must be dropped before the task whose borrows are given returns. */
    static ResourceHandle borrow(RuntimeResource type, int rep, Borrows scope) {
        scope.count++;
        return new ResourceHandle(type, rep, scope);
    }
}
