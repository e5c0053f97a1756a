// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wrt.component.Bytes;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.ValType;
import wrt.component.abi.RandomValues;

/** Random function types with resources of the host in them, and how a component writes them down. */
final class GuestTypes {

    /** The type index of the host's resource. */
    static final int RESOURCE = 1;

    private static final ResourceType HOST_RESOURCE = new ResourceType("r");
    private static final ValType OWN = new ValType.Own(HOST_RESOURCE);
    private static final ValType BORROW = new ValType.Borrow(HOST_RESOURCE);

    private final Random random;
    private final RandomValues values;

    GuestTypes(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    FuncType function() {
        List<Param> params = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            params.add(new Param("p" + i, type(true)));
        }
        return new FuncType(params, random.nextInt(5) == 0 ? null : type(false), false);
    }

    private ValType type(boolean borrows) {
        ValType handle = borrows && random.nextBoolean() ? BORROW : OWN;
        return switch (random.nextInt(8)) {
            case 0 -> handle;
            case 1 -> new ValType.ListT(handle);
            case 2 -> new ValType.OptionT(handle);
            case 3 -> new ValType.VariantT(List.of(new ValType.Case("a", handle), new ValType.Case("b", values.type(1)),
                    new ValType.Case("c", null)));
            case 4 -> new ValType.RecordT(List.of(new ValType.Field("h", handle),
                    new ValType.Field("v", values.type(2)), new ValType.Field("s", new ValType.StringT())));
            default -> values.type(random.nextInt(4));
        };
    }

    /**
     * What a component begins with that imports an instance with a resource and functions of these types.
     *
     * @param sections the component's sections
     * @param functionTypes indices of the functions' types; the functions themselves are 0, 1 and so on
     * @param typeCount types so far
     */
    record Imported(List<byte[]> sections, List<Integer> functionTypes, int typeCount) {
    }

    static Imported imported(List<FuncType> functions) {
        Declarations inside = new Declarations();
        List<byte[]> exports = new ArrayList<>();
        for (FuncType function : functions) {
            exports.add(bytes(4, 0, "h" + exports.size(), 1, u32(inside.function(function))));
        }
        inside.written.addAll(exports);
        List<byte[]> sections = new ArrayList<>();
        sections.add(Bytes.section(Bytes.TYPE, bytes(0x42, Bytes.vec(inside.written.toArray(byte[][]::new)))));
        sections.add(Bytes.section(Bytes.IMPORT, Bytes.imported("host", 5, 0)));
        Aliases outside = new Aliases(inside.names, sections);
        List<Integer> types = new ArrayList<>();
        for (int k = 0; k < functions.size(); k++) {
            types.add(outside.function(functions.get(k)));
            sections.add(Bytes.section(Bytes.ALIAS, bytes(1, 0, 0, "h" + k)));
        }
        return new Imported(sections, types, outside.count);
    }

    /** Writes types into one index space, parts before wholes. */
    private abstract static class Writer {

        int count;
        private final Map<ValType, Integer> known = new IdentityHashMap<>();

        abstract void define(byte[] definition);

        /** Gives the type a name if its kind needs one; its index is the last one afterwards. */
        abstract void named(ValType type, byte[] definition);

        int function(FuncType type) {
            List<byte[]> params = new ArrayList<>();
            for (Param param : type.params()) {
                params.add(bytes(param.name(), reference(param.type())));
            }
            ValType result = type.result();
            define(bytes(0x40, Bytes.vec(params.toArray(byte[][]::new)),
                    result == null ? bytes(1, 0) : bytes(0, reference(result))));
            return count++;
        }

        private byte[] reference(ValType type) {
            int code = code(type);
            if (code != 0) {
                return bytes(code);
            }
            Integer index = known.get(type);
            if (index == null) {
                byte[] definition = definition(type);
                switch (type) {
                    case ValType.RecordT t -> named(type, definition);
                    case ValType.VariantT t -> named(type, definition);
                    case ValType.EnumT t -> named(type, definition);
                    case ValType.FlagsT t -> named(type, definition);
                    default -> {
                        define(definition);
                        count++;
                    }
                }
                index = count - 1;
                known.put(type, index);
            }
            return Bytes.valueType(index);
        }

        private byte[] definition(ValType type) {
            return switch (type) {
                case ValType.RecordT t -> bytes(0x72,
                        vector(t.fields(), f -> bytes(f.name(), reference(f.type()))));
                case ValType.VariantT t -> bytes(0x71, vector(t.cases(), c -> bytes(c.name(), optional(c.type()), 0)));
                case ValType.ListT t -> bytes(0x70, reference(t.element()));
                case ValType.TupleT t -> bytes(0x6f, vector(t.types(), this::reference));
                case ValType.FlagsT t -> bytes(0x6e, vector(t.labels(), l -> bytes(l)));
                case ValType.EnumT t -> bytes(0x6d, vector(t.labels(), l -> bytes(l)));
                case ValType.OptionT t -> bytes(0x6b, reference(t.type()));
                case ValType.ResultT t -> bytes(0x6a, optional(t.ok()), optional(t.error()));
                case ValType.Own t -> bytes(0x69, resource());
                case ValType.Borrow t -> bytes(0x68, resource());
                case ValType.FixedListT t -> bytes(0x67, reference(t.element()), u32(t.length()));
                case ValType.MapT t -> bytes(0x63, reference(t.key()), reference(t.value()));
                default -> throw new IllegalArgumentException(type.toString());
            };
        }

        abstract int resource();

        private byte[] optional(ValType type) {
            return type == null ? bytes(0) : bytes(1, reference(type));
        }

        private static <T> byte[] vector(List<T> items, java.util.function.Function<T, byte[]> encode) {
            return Bytes.vec(items.stream().map(encode).toArray(byte[][]::new));
        }

        private static int code(ValType type) {
            return switch (type) {
                case ValType.Bool t -> 0x7f;
                case ValType.S8 t -> 0x7e;
                case ValType.U8 t -> 0x7d;
                case ValType.S16 t -> 0x7c;
                case ValType.U16 t -> 0x7b;
                case ValType.S32 t -> 0x7a;
                case ValType.U32 t -> 0x79;
                case ValType.S64 t -> 0x78;
                case ValType.U64 t -> 0x77;
                case ValType.F32 t -> 0x76;
                case ValType.F64 t -> 0x75;
                case ValType.Char t -> 0x74;
                case ValType.StringT t -> 0x73;
                default -> 0;
            };
        }
    }

    /** Declarations of an instance type; type 0 is the resource. */
    private static final class Declarations extends Writer {

        final List<byte[]> written = new ArrayList<>();
        final Map<ValType, String> names = new IdentityHashMap<>();

        Declarations() {
            written.add(bytes(4, 0, "r", 3, 1));
            count = 1;
        }

        @Override
        void define(byte[] definition) {
            written.add(bytes(1, definition));
        }

        @Override
        void named(ValType type, byte[] definition) {
            define(definition);
            String name = "t" + names.size();
            written.add(bytes(4, 0, name, 3, 0, u32(count)));
            names.put(type, name);
            count += 2;
        }

        @Override
        int resource() {
            return 0;
        }
    }

    /** Types of the component, with names where the imported instance has them; type 0 is the instance's. */
    private static final class Aliases extends Writer {

        private final Map<ValType, String> names;
        private final List<byte[]> sections;

        Aliases(Map<ValType, String> names, List<byte[]> sections) {
            this.names = names;
            this.sections = sections;
            alias("r");
            count = 2;
        }

        private void alias(String name) {
            sections.add(Bytes.section(Bytes.ALIAS, bytes(3, 0, 0, name)));
        }

        @Override
        void define(byte[] definition) {
            sections.add(Bytes.section(Bytes.TYPE, definition));
        }

        @Override
        void named(ValType type, byte[] definition) {
            alias(names.get(type));
            count++;
        }

        @Override
        int resource() {
            return RESOURCE;
        }
    }
}
