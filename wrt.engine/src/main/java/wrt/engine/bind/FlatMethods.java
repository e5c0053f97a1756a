// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.TypeText;
import wrt.component.ValType;

/** Finds the methods of {@link FlatScalars} that move a scalar. */
final class FlatMethods {

    private static final List<Method> ALL = Arrays.stream(FlatScalars.class.getMethods())
            .filter(method -> method.getDeclaringClass() == FlatScalars.class).toList();

    private FlatMethods() {
    }

    /** Whether every parameter and the result of a function are scalars for which the method has a primitive type. */
    static boolean fits(FuncType function, Method method) {
        List<Param> params = function.params();
        for (int i = 0; i < params.size(); i++) {
            if (lower(params.get(i).type(), method.getParameterTypes()[i]).isEmpty()) {
                return false;
            }
        }
        ValType result = function.result();
        return result == null
                ? method.getReturnType() == void.class
                : lift(result, method.getReturnType()).isPresent();
    }

    /** From a primitive to a word. */
    static Optional<Method> lower(ValType wit, Class<?> java) {
        String name = name(wit);
        return ALL.stream().filter(m -> m.getName().equals(name) && m.getParameterTypes()[0] == java).findFirst();
    }

    /** From a word to a primitive. */
    static Optional<Method> lift(ValType wit, Class<?> java) {
        String name = name(wit) + "To";
        return ALL.stream().filter(m -> m.getName().startsWith(name) && m.getReturnType() == java).findFirst();
    }

    private static String name(ValType wit) {
        return wit instanceof ValType.Char ? "character" : TypeText.of(wit);
    }
}
