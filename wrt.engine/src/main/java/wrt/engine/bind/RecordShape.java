// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A public Java record, taken apart and put together.
 *
 * @param components what it consists of
 * @param accessors one for each component, {@code (Object)Object}
 * @param constructor {@code (Object[])Object}
 */
record RecordShape(List<RecordComponent> components, List<MethodHandle> accessors, MethodHandle constructor) {

    static RecordShape of(Class<?> type) throws Misfit {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        List<RecordComponent> components = List.of(type.getRecordComponents());
        List<MethodHandle> accessors = new ArrayList<>();
        try {
            for (RecordComponent component : components) {
                accessors.add(lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class)));
            }
            Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordShape(components, List.copyOf(accessors), constructor);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new Misfit("record " + type.getName() + " must be public, with its canonical constructor");
        }
    }

    int size() {
        return components.size();
    }

    String name(int index) {
        return components.get(index).getName();
    }

    Type type(int index) {
        return components.get(index).getGenericType();
    }

    /** The component that a WIT field's name means, or -1. */
    int indexOf(String wit) {
        return Names.find(components, RecordComponent::getName, wit).map(components::indexOf).orElse(-1);
    }

    @Nullable
    Object get(Object value, int index) {
        try {
            return (@Nullable Object) accessors.get(index).invokeExact(value);
        } catch (Throwable e) {
            throw Thrown.unchecked(e);
        }
    }

    Object make(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw Thrown.unchecked(e);
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(components.toArray());
    }
}
