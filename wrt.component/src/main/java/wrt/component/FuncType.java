// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The type of a component function.
 *
 * <p>Source: Component Model, Explainer, "Fundamental value types".
 *
 * @param params the parameters in order
 * @param result the result, or null for none
 * @param async whether the function may block its caller's task
 */
@ProviderType
public record FuncType(List<Param> params, @Nullable ValType result, boolean async) implements DefinedType {

    /** Copies the list. */
    public FuncType {
        params = List.copyOf(params);
    }

    /**
     * All parameters laid out as the tuple they are spilled to when there are too many core values.
     *
     * @return the layout with 4-byte pointers; {@link Layout#EMPTY} without parameters
     */
    public Layout paramLayout() {
        return Layout.sequence(params.stream().map(p -> p.type().layout()).toList());
    }

    /**
     * The layout of the result.
     *
     * @return the layout with 4-byte pointers; {@link Layout#EMPTY} without result
     */
    public Layout resultLayout() {
        return result == null ? Layout.EMPTY : result.layout();
    }
}
