// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;

/**
 * A resource type at run time: who implements it and what happens when one is dropped. Compared by identity: every
 * instance of a component has its own.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Resource State" ({@code ResourceType}).
 */
public final class RuntimeResource {

    /** What ends the life of a resource. */
    @FunctionalInterface
    public interface Destructor {

        /**
         * Runs when an owned handle is dropped.
         *
         * @param rep the representation
         * @param from the state of the instance that dropped it, or null for the host
         */
        void drop(int rep, @Nullable InstanceState from);

        /**
         * Whether the implementer cannot answer any more.
         *
         * @return true once its instance is poisoned
         */
        default boolean isGone() {
            return false;
        }
    }

    private String label;
    private final @Nullable InstanceState implementer;
    private final Destructor destructor;

    /**
     * A resource type.
     *
     * @param label for messages
     * @param implementer the state of the instance that defines it, or null for the host
     * @param destructor what happens at the end
     */
    public RuntimeResource(String label, @Nullable InstanceState implementer, Destructor destructor) {
        this.label = label;
        this.implementer = implementer;
        this.destructor = destructor;
    }

    /**
     * Its name for messages.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * Gives a guest's resource type the name under which it is exported; it had none of its own.
     *
     * @param name for messages from now on
     */
    public void exportedAs(String name) {
        if (implementer != null) {
            label = name;
        }
    }

    /**
     * Whether the host implements it.
     *
     * @return false for a resource type of a guest
     */
    public boolean isHost() {
        return implementer == null;
    }

    /**
     * Whether the implementer cannot answer any more.
     *
     * @return true once its instance is poisoned
     */
    public boolean isGone() {
        return destructor.isGone();
    }

    /**
     * Ends the life of a resource.
     *
     * @param rep its representation
     * @param from the state of the instance that drops it, or null for the host
     */
    public void destroy(int rep, @Nullable InstanceState from) {
        destructor.drop(rep, from);
    }

    /**
     * The built-in {@code resource.new}.
     *
     * @param in the calling instance
     * @param rep the representation
     * @return the index of the new owned handle
     */
    public int create(InstanceState in, int rep) {
        in.checkMayLeave();
        return in.handles().add(ResourceHandle.own(this, rep));
    }

    /**
     * The built-in {@code resource.rep}, which a guest may call at any time.
     *
     * @param in the calling instance
     * @param index the handle
     * @return the representation
     */
    public int rep(InstanceState in, int index) {
        return check(in.handles().get(index), index).rep;
    }

    /**
     * The built-in {@code resource.drop}: runs the destructor for an owned handle, ends the borrow for another.
     *
     * @param in the calling instance
     * @param index the handle
     */
    public void drop(InstanceState in, int index) {
        in.checkMayLeave();
        ResourceHandle handle = check(in.handles().get(index), index);
        checkNotLent(handle);
        in.handles().remove(index);
        if (handle.scope == null) {
            destructor.drop(handle.rep, in);
        } else {
            handle.scope.count--;
        }
    }

    int liftOwn(InstanceState from, int index) {
        return takeOwn(from, index).rep;
    }

    /** Moves an owned handle from one table to another; the result is its index there. */
    int move(InstanceState from, int index, InstanceState into) {
        return into.handles().add(takeOwn(from, index));
    }

    private ResourceHandle takeOwn(InstanceState from, int index) {
        ResourceHandle handle = check(from.handles().get(index), index);
        checkNotLent(handle);
        if (handle.scope != null) {
            throw new ComponentTrapException("cannot lift own resource from a borrow: handle index " + index);
        }
        from.handles().remove(index);
        return handle;
    }

    int liftBorrow(InstanceState from, int index, Lends lends) {
        ResourceHandle handle = check(from.handles().get(index), index);
        lends.add(handle);
        return handle.rep;
    }

    int lowerOwn(InstanceState into, int rep) {
        return into.handles().add(ResourceHandle.own(this, rep));
    }

    /** The implementer of a resource is given the representation itself, everybody else a handle. */
    int lowerBorrow(InstanceState into, int rep, Borrows scope) {
        return into == implementer ? rep : into.handles().add(ResourceHandle.borrow(this, rep, scope));
    }

    private ResourceHandle check(Object entry, int index) {
        if (!(entry instanceof ResourceHandle handle)) {
            throw new ComponentTrapException("handle index " + index + " used with the wrong type, expected "
                    + kind() + " but found another kind of handle");
        }
        if (handle.type != this) {
            String found = handle.type.kind();
            throw new ComponentTrapException("handle index " + index + " used with the wrong type, expected "
                    + kind() + " but found a " + (found.equals(kind()) ? "different " : "") + found);
        }
        return handle;
    }

    private String kind() {
        return isHost() ? "host-defined resource" : "guest-defined resource";
    }

    private static void checkNotLent(ResourceHandle handle) {
        if (handle.lends != 0) {
            throw new ComponentTrapException("cannot remove owned resource while borrowed");
        }
    }
}
