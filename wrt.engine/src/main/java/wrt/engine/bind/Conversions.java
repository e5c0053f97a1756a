// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import wrt.api.value.ErrorContext;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.TypeText;
import wrt.component.ValType;

/** Finds the conversion between a WIT type and a Java type, by shape. */
final class Conversions {

    private final Handles handles;

    /**
     * Conversions in one context.
     *
     * @param handles how resources are seen there
     */
    Conversions(Handles handles) {
        this.handles = handles;
    }

    /**
     * The conversion.
     *
     * @throws Misfit saying where the types differ and what would fit
     */
    Conversion of(ValType wit, Type java) throws Misfit {
        Class<?> type = JavaType.boxed(java);
        if (type == Object.class) {
            return Conversion.SAME;
        }
        return switch (wit) {
            case ValType.Bool t -> exactly(wit, java, Boolean.class);
            case ValType.S8 t -> integer(wit, java, 8, true);
            case ValType.U8 t -> integer(wit, java, 8, false);
            case ValType.S16 t -> integer(wit, java, 16, true);
            case ValType.U16 t -> integer(wit, java, 16, false);
            case ValType.S32 t -> integer(wit, java, 32, true);
            case ValType.U32 t -> integer(wit, java, 32, false);
            case ValType.S64 t -> integer(wit, java, 64, true);
            case ValType.U64 t -> integer(wit, java, 64, false);
            case ValType.F32 t -> exactly(wit, java, Float.class);
            case ValType.F64 t -> exactly(wit, java, Double.class);
            case ValType.Char t -> exactly(wit, java, Integer.class);
            case ValType.StringT t -> exactly(wit, java, String.class);
            case ValType.ListT t -> list(wit, t.element(), java);
            case ValType.FixedListT t -> list(wit, t.element(), java);
            case ValType.MapT t -> type == Map.class
                    ? Collected.map(of(t.key(), JavaType.argument(java, 0)), of(t.value(), JavaType.argument(java, 1)))
                    : misfit(wit, java);
            case ValType.RecordT t -> type == RecordValue.class ? Conversion.SAME : record(t, java, type);
            case ValType.TupleT t -> tuple(t, java, type);
            case ValType.VariantT t -> type == VariantValue.class ? Conversion.SAME : variant(t, java, type);
            case ValType.EnumT t -> type == String.class
                    ? Conversion.SAME
                    : type.isEnum() ? Constants.of(t.labels(), type, wit).single() : misfit(wit, java);
            case ValType.FlagsT t -> flags(t, java, type);
            case ValType.OptionT t -> type == Optional.class
                    ? Collected.option(of(t.type(), JavaType.argument(java, 0)))
                    : misfit(wit, java);
            case ValType.ResultT t -> exactly(wit, java, ResultValue.class);
            case ValType.Own t -> handles.conversion(wit, t.resource(), type);
            case ValType.Borrow t -> handles.conversion(wit, t.resource(), type);
            case ValType.StreamT t -> AsyncConversion.stream(t, java, this);
            case ValType.FutureT t -> AsyncConversion.future(t, java, this);
            case ValType.ErrorContextT t -> exactly(wit, java, ErrorContext.class);
        };
    }

    private static Conversion misfit(ValType wit, Type java) throws Misfit {
        throw Misfit.of(wit, java);
    }

    private static Conversion exactly(ValType wit, Type java, Class<?> fitting) throws Misfit {
        if (JavaType.boxed(java) != fitting) {
            throw Misfit.of(wit, java);
        }
        return Conversion.of(TypeText.of(wit), value -> value, value -> value);
    }

    private static Conversion integer(ValType wit, Type java, int bits, boolean signed) throws Misfit {
        Class<?> type = JavaType.boxed(java);
        if (!IntegerConversion.fits(bits, type)) {
            throw Misfit.of(wit, java);
        }
        return new IntegerConversion(TypeText.of(wit), bits, signed, type);
    }

    private Conversion list(ValType wit, ValType element, Type java) throws Misfit {
        Optional<Type> array = JavaType.element(java);
        if (array.isPresent()) {
            if (array.get() == byte.class && element instanceof ValType.U8) {
                return Conversion.of(TypeText.of(wit), value -> value, Collected::bytes);
            }
            Class<?> component = array.get() instanceof Class<?> c ? c : JavaType.boxed(array.get());
            return Collected.array(component, of(element, array.get()));
        }
        Class<?> type = JavaType.boxed(java);
        if (type != List.class && type != Collection.class && type != Iterable.class) {
            throw Misfit.of(wit, java);
        }
        return Collected.list(of(element, JavaType.argument(java, 0)));
    }

    private Conversion record(ValType.RecordT wit, Type java, Class<?> type) throws Misfit {
        if (!type.isRecord()) {
            throw Misfit.of(wit, java);
        }
        RecordShape shape = RecordShape.of(type);
        List<RecordConversion.Part> parts = new ArrayList<>();
        for (ValType.Field field : wit.fields()) {
            int index = shape.indexOf(field.name());
            if (index < 0) {
                throw new Misfit("record " + type.getName() + " has no component for the field " + field.name() + ": "
                        + TypeText.of(field.type()) + "; fitting: " + Names.camel(field.name()) + ": "
                        + Fitting.types(field.type()));
            }
            try {
                parts.add(new RecordConversion.Part(field.name(), index, of(field.type(), shape.type(index))));
            } catch (Misfit e) {
                throw e.within(type.getName() + "." + shape.name(index));
            }
        }
        if (parts.size() != shape.size()) {
            throw new Misfit("record " + type.getName() + " has " + shape.size() + " components, but "
                    + TypeText.of(wit) + " has " + parts.size() + " fields");
        }
        return new RecordConversion(shape, List.copyOf(parts));
    }

    private Conversion tuple(ValType.TupleT wit, Type java, Class<?> type) throws Misfit {
        if (type == List.class) {
            return Conversion.SAME;
        }
        if (!type.isRecord() || type.getRecordComponents().length != wit.types().size()) {
            throw Misfit.of(wit, java);
        }
        RecordShape shape = RecordShape.of(type);
        List<Conversion> elements = new ArrayList<>();
        for (ValType element : wit.types()) {
            elements.add(of(element, shape.type(elements.size())));
        }
        return new TupleConversion(shape, List.copyOf(elements));
    }

    private Conversion variant(ValType.VariantT wit, Type java, Class<?> type) throws Misfit {
        if (!type.isSealed()) {
            throw Misfit.of(wit, java);
        }
        return VariantConversion.of(wit, type, this);
    }

    private static Conversion flags(ValType.FlagsT wit, Type java, Class<?> type) throws Misfit {
        Class<?> element = JavaType.boxed(JavaType.argument(java, 0));
        if (type != Set.class) {
            throw Misfit.of(wit, java);
        }
        if (element == String.class || element == Object.class) {
            return Conversion.SAME;
        }
        if (!element.isEnum()) {
            throw Misfit.of(wit, java);
        }
        return Constants.of(wit.labels(), element, wit).set();
    }
}
