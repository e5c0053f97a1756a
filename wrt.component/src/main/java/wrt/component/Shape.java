// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is known of a value type once and for all: its layouts and what it contains at any depth.
 *
 * <p>Source: Component Model, CanonicalABI, "Type Predicates".
 *
 * @param layout32 the layout with 4-byte pointers
 * @param layout64 the layout with 8-byte pointers
 * @param containsBorrow whether a borrow occurs in it
 * @param containsResource whether an own or borrow occurs in it
 * @param containsAsync whether a stream or future occurs in it
 * @param containsPointer whether a list, map or string occurs in it, so that lifting needs a memory and lowering realloc
 * @param depth levels of nesting, 1 for a primitive
 * @param nodes types it is made of, counted with repetition; {@link Integer#MAX_VALUE} stands for more
 */
@ProviderType
public record Shape(Layout layout32, Layout layout64, boolean containsBorrow, boolean containsResource,
        boolean containsAsync, boolean containsPointer, int depth, int nodes) {

    static Shape leaf(Layout layout) {
        return new Shape(layout, layout, false, false, false, false, 1, 1);
    }

    static Shape string() {
        return new Shape(Layout.pointerAndLength(4), Layout.pointerAndLength(8), false, false, false, true, 1, 1);
    }

    static Shape handle(boolean borrow) {
        Layout layout = Layout.scalar(4, FlatType.I32);
        return new Shape(layout, layout, borrow, true, false, false, 1, 1);
    }

    static Shape end(@Nullable ValType element) {
        Layout layout = Layout.scalar(4, FlatType.I32);
        Shape inner = Shape.of(element == null ? List.of() : List.of(element), layouts -> layout);
        // The end itself is a handle, whatever is in the elements.
        return new Shape(layout, layout, inner.containsBorrow, inner.containsResource, true, false, inner.depth,
                inner.nodes);
    }

    static Shape list(ValType... elements) {
        Shape inner = Shape.of(List.of(elements), layouts -> Layout.EMPTY);
        return new Shape(Layout.pointerAndLength(4), Layout.pointerAndLength(8), inner.containsBorrow,
                inner.containsResource, inner.containsAsync, true, inner.depth, inner.nodes);
    }

    static Shape sequence(List<ValType> fields) {
        return of(fields, Layout::sequence);
    }

    static Shape repeat(ValType element, long count) {
        return of(List.of(element), layouts -> Layout.repeat(layouts.getFirst(), count));
    }

    static Shape variant(int cases, List<ValType> payloads) {
        int discriminantSize = Layout.discriminantSize(cases);
        return of(payloads, layouts -> Layout.variant(discriminantSize, layouts));
    }

    private static Shape of(List<ValType> parts, Function<List<Layout>, Layout> layout) {
        boolean borrow = false;
        boolean resource = false;
        boolean async = false;
        boolean pointer = false;
        int depth = 0;
        long nodes = 1;
        for (ValType part : parts) {
            Shape shape = part.shape();
            borrow |= shape.containsBorrow;
            resource |= shape.containsResource;
            async |= shape.containsAsync;
            pointer |= shape.containsPointer;
            depth = Math.max(depth, shape.depth);
            nodes += shape.nodes;
        }
        return new Shape(layout.apply(parts.stream().map(p -> p.shape().layout32).toList()),
                layout.apply(parts.stream().map(p -> p.shape().layout64).toList()), borrow, resource, async, pointer,
                depth + 1, (int) Math.min(nodes, Integer.MAX_VALUE));
    }
}
