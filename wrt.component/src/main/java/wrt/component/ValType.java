// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A type of values that cross component boundaries.
 *
 * <p>Each type carries its {@link Shape}, computed once when the type is made. Equality is structural; resource types
 * are equal by identity. In the canonical constructors of composite types the shape is derived: what is passed for
 * it is replaced, and callers use the shorter constructor.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Component Model, Explainer, "Fundamental value types" and "Specialized value types".
 */
@ProviderType
public sealed interface ValType extends DefinedType {

    /**
     * Layouts and predicates of this type.
     *
     * @return computed when the type was made
     */
    Shape shape();

    /**
     * The layout with the pointer width of today's memories, 4 bytes.
     *
     * @return never null
     */
    default Layout layout() {
        return shape().layout32();
    }

    /**
     * The fundamental type that a specialised one stands for: tuple is a record, enum, option and result are variants,
     * map is a list of pairs. Other types answer themselves. Children are not despecialised.
     *
     * @return a type with the same layout
     */
    default ValType despecialize() {
        return switch (this) {
            case TupleT t -> {
                List<Field> fields = new ArrayList<>();
                for (ValType type : t.types()) {
                    fields.add(new Field(Integer.toString(fields.size()), type));
                }
                yield new RecordT(fields);
            }
            case EnumT e -> new VariantT(e.labels().stream().map(l -> new Case(l, null)).toList());
            case OptionT o -> new VariantT(List.of(new Case("none", null), new Case("some", o.type())));
            case ResultT r -> new VariantT(List.of(new Case("ok", r.ok()), new Case("error", r.error())));
            case MapT m -> new ListT(new TupleT(List.of(m.key(), m.value())));
            default -> this;
        };
    }

    /** {@code bool}. */
    record Bool() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.BYTE;
        }
    }

    /** {@code s8}. */
    record S8() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.BYTE;
        }
    }

    /** {@code u8}. */
    record U8() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.BYTE;
        }
    }

    /** {@code s16}. */
    record S16() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.SHORT;
        }
    }

    /** {@code u16}. */
    record U16() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.SHORT;
        }
    }

    /** {@code s32}. */
    record S32() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.INT;
        }
    }

    /** {@code u32}. */
    record U32() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.INT;
        }
    }

    /** {@code s64}. */
    record S64() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.LONG;
        }
    }

    /** {@code u64}. */
    record U64() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.LONG;
        }
    }

    /** {@code f32}. */
    record F32() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.FLOAT;
        }
    }

    /** {@code f64}. */
    record F64() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.DOUBLE;
        }
    }

    /** {@code char}: a Unicode scalar value. */
    record Char() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.INT;
        }
    }

    /** {@code string}. */
    record StringT() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.STRING;
        }
    }

    /** {@code error-context}, gated. */
    record ErrorContextT() implements ValType {
        @Override
        public Shape shape() {
            return Primitives.INT;
        }
    }

    /**
     * {@code list<T>} of any length.
     *
     * @param element the element type
     * @param shape derived
     */
    record ListT(ValType element, Shape shape) implements ValType {
        /** Derives the shape. */
        public ListT {
            shape = Shape.list(element);
        }

        /**
         * A list type.
         *
         * @param element the element type
         */
        public ListT(ValType element) {
            this(element, Primitives.BYTE);
        }
    }

    /**
     * {@code list<T, N>} of a fixed length, gated.
     *
     * @param element the element type
     * @param length elements, from 1 to 2^32 - 1
     * @param shape derived
     */
    record FixedListT(ValType element, long length, Shape shape) implements ValType {
        /** Derives the shape. */
        public FixedListT {
            shape = Shape.repeat(element, length);
        }

        /**
         * A list type of fixed length.
         *
         * @param element the element type
         * @param length elements
         */
        public FixedListT(ValType element, long length) {
            this(element, length, Primitives.BYTE);
        }
    }

    /**
     * {@code map<K, V>}.
     *
     * @param key the key type: bool, an integer, char or string
     * @param value the value type
     * @param shape derived
     */
    record MapT(ValType key, ValType value, Shape shape) implements ValType {
        /** Derives the shape. */
        public MapT {
            shape = Shape.list(key, value);
        }

        /**
         * A map type.
         *
         * @param key the key type
         * @param value the value type
         */
        public MapT(ValType key, ValType value) {
            this(key, value, Primitives.BYTE);
        }
    }

    /**
     * A field of a record.
     *
     * @param name its label
     * @param type its type
     */
    record Field(String name, ValType type) {
    }

    /**
     * {@code record}.
     *
     * @param fields at least one, in the order of the layout
     * @param shape derived
     */
    record RecordT(List<Field> fields, Shape shape) implements ValType {
        /** Derives the shape. */
        public RecordT {
            fields = List.copyOf(fields);
            shape = Shape.sequence(fields.stream().map(Field::type).toList());
        }

        /**
         * A record type.
         *
         * @param fields its fields
         */
        public RecordT(List<Field> fields) {
            this(fields, Primitives.BYTE);
        }
    }

    /**
     * {@code tuple}.
     *
     * @param types at least one
     * @param shape derived
     */
    record TupleT(List<ValType> types, Shape shape) implements ValType {
        /** Derives the shape. */
        public TupleT {
            types = List.copyOf(types);
            shape = Shape.sequence(types);
        }

        /**
         * A tuple type.
         *
         * @param types its element types
         */
        public TupleT(List<ValType> types) {
            this(types, Primitives.BYTE);
        }
    }

    /**
     * A case of a variant.
     *
     * @param name its label
     * @param type its payload, or null for none
     */
    record Case(String name, @Nullable ValType type) {
    }

    /**
     * {@code variant}.
     *
     * @param cases at least one; the index is the discriminant
     * @param shape derived
     */
    record VariantT(List<Case> cases, Shape shape) implements ValType {
        /** Derives the shape. */
        public VariantT {
            cases = List.copyOf(cases);
            shape = Shape.variant(cases.size(), cases.stream().map(Case::type).filter(Objects::nonNull).toList());
        }

        /**
         * A variant type.
         *
         * @param cases its cases
         */
        public VariantT(List<Case> cases) {
            this(cases, Primitives.BYTE);
        }

        /**
         * Size and alignment of the discriminant.
         *
         * @return bytes: 1, 2 or 4
         */
        public int discriminantSize() {
            return Layout.discriminantSize(cases.size());
        }
    }

    /**
     * {@code enum}.
     *
     * @param labels at least one; the index is the discriminant
     * @param shape derived
     */
    record EnumT(List<String> labels, Shape shape) implements ValType {
        /** Derives the shape. */
        public EnumT {
            labels = List.copyOf(labels);
            shape = Shape.variant(labels.size(), List.of());
        }

        /**
         * An enum type.
         *
         * @param labels its labels
         */
        public EnumT(List<String> labels) {
            this(labels, Primitives.BYTE);
        }
    }

    /**
     * {@code option<T>}.
     *
     * @param type the payload of some
     * @param shape derived
     */
    record OptionT(ValType type, Shape shape) implements ValType {
        /** Derives the shape. */
        public OptionT {
            shape = Shape.variant(2, List.of(type));
        }

        /**
         * An option type.
         *
         * @param type the payload of some
         */
        public OptionT(ValType type) {
            this(type, Primitives.BYTE);
        }
    }

    /**
     * {@code result<T, E>}.
     *
     * @param ok the payload of ok, or null
     * @param error the payload of error, or null
     * @param shape derived
     */
    record ResultT(@Nullable ValType ok, @Nullable ValType error, Shape shape) implements ValType {
        /** Derives the shape. */
        public ResultT {
            shape = Shape.variant(2, Stream.of(ok, error).filter(Objects::nonNull).toList());
        }

        /**
         * A result type.
         *
         * @param ok the payload of ok, or null
         * @param error the payload of error, or null
         */
        public ResultT(@Nullable ValType ok, @Nullable ValType error) {
            this(ok, error, Primitives.BYTE);
        }
    }

    /**
     * {@code flags}.
     *
     * @param labels 1 to 32; the index is the bit
     * @param shape derived
     */
    record FlagsT(List<String> labels, Shape shape) implements ValType {
        /** Derives the shape. */
        public FlagsT {
            labels = List.copyOf(labels);
            int bytes = labels.size() <= 8 ? 1 : labels.size() <= 16 ? 2 : 4;
            shape = Shape.leaf(Layout.scalar(bytes, FlatType.I32));
        }

        /**
         * A flags type.
         *
         * @param labels its labels
         */
        public FlagsT(List<String> labels) {
            this(labels, Primitives.BYTE);
        }
    }

    /**
     * {@code own<R>}.
     *
     * @param resource the resource type
     */
    record Own(ResourceType resource) implements ValType {
        @Override
        public Shape shape() {
            return Primitives.OWN;
        }
    }

    /**
     * {@code borrow<R>}.
     *
     * @param resource the resource type
     */
    record Borrow(ResourceType resource) implements ValType {
        @Override
        public Shape shape() {
            return Primitives.BORROW;
        }
    }

    /**
     * {@code stream<T>}: the readable end.
     *
     * @param element the element type, or null for none
     * @param shape derived
     */
    record StreamT(@Nullable ValType element, Shape shape) implements ValType {
        /** Derives the shape. */
        public StreamT {
            shape = Shape.end(element);
        }

        /**
         * A stream type.
         *
         * @param element the element type, or null
         */
        public StreamT(@Nullable ValType element) {
            this(element, Primitives.BYTE);
        }
    }

    /**
     * {@code future<T>}: the readable end.
     *
     * @param element the value type, or null for none
     * @param shape derived
     */
    record FutureT(@Nullable ValType element, Shape shape) implements ValType {
        /** Derives the shape. */
        public FutureT {
            shape = Shape.end(element);
        }

        /**
         * A future type.
         *
         * @param element the value type, or null
         */
        public FutureT(@Nullable ValType element) {
            this(element, Primitives.BYTE);
        }
    }
}
