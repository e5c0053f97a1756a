// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Optional;

/** Reads Java types as declared in an interface. */
final class JavaType {

    private JavaType() {
    }

    /** The class behind a type, boxed if primitive; Object for what has none. */
    static Class<?> boxed(Type type) {
        return switch (type) {
            case Class<?> c -> MethodType.methodType(c).wrap().returnType();
            case ParameterizedType p -> boxed(p.getRawType());
            case WildcardType w -> boxed(w.getUpperBounds()[0]);
            case GenericArrayType a -> boxed(a.getGenericComponentType()).arrayType();
            default -> Object.class;
        };
    }

    /** A type argument; Object where the type is raw. */
    static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType p) {
            Type argument = p.getActualTypeArguments()[index];
            return argument instanceof WildcardType w ? w.getUpperBounds()[0] : argument;
        }
        return Object.class;
    }

    /** The element type of an array, or empty for anything else. */
    static Optional<Type> element(Type type) {
        return switch (type) {
            case Class<?> c when c.isArray() -> Optional.of(c.getComponentType());
            case GenericArrayType a -> Optional.of(a.getGenericComponentType());
            default -> Optional.empty();
        };
    }
}
