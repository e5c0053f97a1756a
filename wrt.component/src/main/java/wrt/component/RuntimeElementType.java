// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.ResourceTypes;
import wrt.component.async.ElementType;

/**
 * The element type of a stream or future in one instance: a type and what its resources are at run time.
 *
 * @param type null where there is none
 * @param resources of the instance
 */
record RuntimeElementType(@Nullable ValType type, ResourceTypes resources) implements ElementType {

    @Override
    public boolean isSame(ElementType other) {
        if (this == other || !(other instanceof RuntimeElementType that)) {
            return this == other;
        }
        return new TypeEquality((a, b) -> resources.resolve(a) == that.resources.resolve(b)).same(type, that.type);
    }

    @Override
    public boolean isNoneOrNumber() {
        return switch (type) {
            case null -> true;
            case ValType.U8 t -> true;
            case ValType.S8 t -> true;
            case ValType.U16 t -> true;
            case ValType.S16 t -> true;
            case ValType.U32 t -> true;
            case ValType.S32 t -> true;
            case ValType.U64 t -> true;
            case ValType.S64 t -> true;
            case ValType.F32 t -> true;
            case ValType.F64 t -> true;
            default -> false;
        };
    }
}
