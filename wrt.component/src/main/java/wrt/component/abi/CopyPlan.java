// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;
import wrt.component.Layout;
import wrt.component.ValType;
import wrt.component.async.Buffer;
import wrt.component.async.CopyEnd;
import wrt.component.async.EndKind;
import wrt.component.async.ElementType;

/**
 * How one definition of an instance makes, finds and uses ends of a stream or future.
 *
 * <p>Concurrency: immutable; what it is applied to belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon stream.read" and its siblings.
 */
public final class CopyPlan {

    private final LiftLowerOptions options;
    private final ElementType type;
    private final @Nullable ValuePlan element;
    private final Layout layout;

    /**
     * A plan.
     *
     * @param element null where there is none
     * @param options of the definition
     * @param resources of the instance
     */
    public CopyPlan(@Nullable ValType element, LiftLowerOptions options, ResourceTypes resources) {
        this.options = options;
        this.type = resources.elementType(element);
        this.element = element == null ? null : new PlanFactory(options.encoding(), resources).plan(element);
        this.layout = element == null ? Layout.EMPTY : element.layout();
    }

    LiftLowerOptions options() {
        return options;
    }

    @Nullable
    ValuePlan element() {
        return element;
    }

    int elementSize() {
        return layout.size();
    }

    /** What its streams or futures carry. */
    public ElementType type() {
        return type;
    }

    /** The end under an index of the instance's table, checked for kind and element type. */
    public CopyEnd find(int index, EndKind kind) {
        return find(options.instance(), index, kind, type);
    }

    static CopyEnd find(InstanceState instance, int index, EndKind kind, ElementType type) {
        Object entry = instance.handles().get(index);
        if (!(entry instanceof CopyEnd end) || end.endKind() != kind || !type.isSame(end.element())) {
            throw new ComponentTrapException("handle index " + Integer.toUnsignedString(index)
                    + " used with the wrong type, expected " + kind + " but found " + HandleKinds.of(entry, kind));
        }
        return end;
    }

    /** The buffer of a copy; traps if it is not aligned or not inside of the memory. */
    public Buffer buffer(EndKind kind, int pointer, int length) {
        if (Integer.toUnsignedLong(length) > Buffer.MAX_LENGTH) {
            throw new ComponentTrapException(
                    "stream read/write count too large: " + Integer.toUnsignedLong(length));
        }
        if (element != null && length > 0) {
            String what = kind.isReadable() ? "read" : "write";
            if ((pointer & (layout.alignment() - 1)) != 0) {
                throw new ComponentTrapException(what + " pointer not aligned");
            }
            LiftLowerContext cx = context(GuestBoundary.INSTANCE);
            if (!cx.inBounds(pointer, (long) length * layout.size())) {
                throw new ComponentTrapException(what + " pointer out of bounds of memory");
            }
        }
        return new GuestBuffer(this, pointer, length);
    }

    LiftLowerContext context(Boundary boundary) {
        return new LiftLowerContext(options, boundary, new Borrows(), new Lends());
    }
}
