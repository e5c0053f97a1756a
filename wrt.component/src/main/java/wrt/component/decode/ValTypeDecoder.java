// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.component.Feature;
import wrt.component.Layout;
import wrt.component.ValType;

/** Reads value types; source: Component Model, Binary, {@code defvaltype} and {@code valtype}. */
final class ValTypeDecoder {

    private final Loading loading;
    private final Scope scope;

    ValTypeDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
    }

    /** A {@code valtype}: primitive or type index. */
    ValType read(ByteReader in) {
        ValType primitive = primitive(in.peek());
        if (primitive != null) {
            in.u8();
            return primitive;
        }
        int start = in.position();
        long index = in.s33();
        if (index < 0) {
            throw loading.malformed(start, "no value type");
        }
        return scope.valType((int) Math.min(index, Integer.MAX_VALUE));
    }

    @Nullable
    ValType readOptional(ByteReader in) {
        return in.bool("optional value type") ? read(in) : null;
    }

    /** A {@code defvaltype} whose first byte was read already. */
    ValType readDefinition(ByteReader in, int form) {
        ValType type = switch (form) {
            case 0x72 -> record(in);
            case 0x71 -> variant(in);
            case 0x70 -> new ValType.ListT(read(in));
            case 0x6f -> tuple(in);
            case 0x6e -> flags(in);
            case 0x6d -> new ValType.EnumT(labels(in, "enum tag"));
            case 0x6b -> new ValType.OptionT(read(in));
            case 0x6a -> new ValType.ResultT(readOptional(in), readOptional(in));
            case 0x69 -> new ValType.Own(scope.resourceType(in.index()));
            case 0x68 -> new ValType.Borrow(scope.resourceType(in.index()));
            case 0x67 -> fixedList(in);
            case 0x66 -> stream(in);
            case 0x65 -> future(in);
            case 0x63 -> map(in);
            default -> {
                ValType primitive = primitive(form);
                if (primitive == null) {
                    throw in.unexpected(form, "component defined type");
                }
                yield primitive;
            }
        };
        if (type.shape().layout64().size() >= Layout.TOO_LARGE) {
            throw loading.invalid("the type exceeds maximum byte size: its values would take 2^28 bytes or more");
        }
        return type;
    }

    private @Nullable ValType primitive(int form) {
        return switch (form) {
            case 0x7f -> new ValType.Bool();
            case 0x7e -> new ValType.S8();
            case 0x7d -> new ValType.U8();
            case 0x7c -> new ValType.S16();
            case 0x7b -> new ValType.U16();
            case 0x7a -> new ValType.S32();
            case 0x79 -> new ValType.U32();
            case 0x78 -> new ValType.S64();
            case 0x77 -> new ValType.U64();
            case 0x76 -> new ValType.F32();
            case 0x75 -> new ValType.F64();
            case 0x74 -> new ValType.Char();
            case 0x73 -> new ValType.StringT();
            case 0x64 -> {
                loading.require(Feature.ERROR_CONTEXT, "the type error-context");
                yield new ValType.ErrorContextT();
            }
            default -> null;
        };
    }

    private ValType record(ByteReader in) {
        int count = members(in, "fields of a record");
        UniqueLabels unique = new UniqueLabels("record field");
        List<ValType.Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(new ValType.Field(unique.check(in.name()), read(in)));
        }
        requireSome(count, "record type must have at least one field");
        return new ValType.RecordT(fields);
    }

    private ValType variant(ByteReader in) {
        int count = members(in, "cases of a variant");
        UniqueLabels unique = new UniqueLabels("variant case");
        List<ValType.Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(new ValType.Case(unique.check(in.name()), readOptional(in)));
            int end = in.u8();
            if (end != 0) {
                throw in.unexpected(end, "zero byte required at the end of a variant case");
            }
        }
        requireSome(count, "variant type must have at least one case");
        return new ValType.VariantT(cases);
    }

    private ValType tuple(ByteReader in) {
        int count = members(in, "elements of a tuple");
        List<ValType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(read(in));
        }
        requireSome(count, "tuple type must have at least one type");
        return new ValType.TupleT(types);
    }

    private ValType flags(ByteReader in) {
        List<String> labels = labels(in, "flag");
        if (labels.size() > 32) {
            throw loading.invalid("cannot have more than 32 flags");
        }
        return new ValType.FlagsT(labels);
    }

    private List<String> labels(ByteReader in, String what) {
        int count = members(in, "labels");
        UniqueLabels unique = new UniqueLabels(what);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(unique.check(in.name()));
        }
        requireSome(count, what.equals("flag")
                ? "flags must have at least one entry"
                : "enum type must have at least one variant");
        return labels;
    }

    private ValType fixedList(ByteReader in) {
        loading.require(Feature.FIXED_LENGTH_LISTS, "a list type of fixed length");
        ValType element = read(in);
        long length = in.u32();
        if (length == 0) {
            throw loading.invalid("fixed-length lists must have more than zero elements");
        }
        return new ValType.FixedListT(element, length);
    }

    private ValType stream(ByteReader in) {
        loading.require(Feature.ASYNC, "a stream type");
        ValType element = readOptional(in);
        if (element instanceof ValType.Char) {
            throw loading.invalid("`stream<char>` is not valid at this time");
        }
        return new ValType.StreamT(noBorrow(element, "stream"));
    }

    private ValType future(ByteReader in) {
        loading.require(Feature.ASYNC, "a future type");
        return new ValType.FutureT(noBorrow(readOptional(in), "future"));
    }

    private @Nullable ValType noBorrow(@Nullable ValType element, String what) {
        if (element != null && element.shape().containsBorrow()) {
            throw loading.invalid("the element type of a " + what + " cannot contain a `borrow` type");
        }
        return element;
    }

    private ValType map(ByteReader in) {
        loading.require(Feature.MAP, "a map type");
        ValType key = read(in);
        switch (key) {
            case ValType.Bool t -> {
            }
            case ValType.S8 t -> {
            }
            case ValType.U8 t -> {
            }
            case ValType.S16 t -> {
            }
            case ValType.U16 t -> {
            }
            case ValType.S32 t -> {
            }
            case ValType.U32 t -> {
            }
            case ValType.S64 t -> {
            }
            case ValType.U64 t -> {
            }
            case ValType.Char t -> {
            }
            case ValType.StringT t -> {
            }
            default -> throw loading.invalid("a map's key type is bool, an integer, char or string, not "
                    + ValTypeNames.of(key));
        }
        return new ValType.MapT(key, read(in));
    }

    private int members(ByteReader in, String what) {
        return in.count(what, loading.limits().members(), "members");
    }

    private void requireSome(int count, String rule) {
        if (count == 0) {
            throw loading.invalid(rule);
        }
    }

    /** Labels of one type: in kebab case, and different even when case is ignored. */
    final class UniqueLabels {

        private final String what;
        private final Map<String, String> taken = new HashMap<>();

        UniqueLabels(String what) {
            this.what = what;
        }

        /** The last word of what they are labels of, as in "case". */
        private static String previous(String what) {
            return what.substring(what.lastIndexOf(' ') + 1);
        }

        String check(String label) {
            if (!Kebab.isLabel(label)) {
                throw loading.invalid(label.isEmpty()
                        ? what + " name cannot be empty"
                        : what + " name `" + label + "` is not in kebab case");
            }
            String previous = taken.putIfAbsent(label.toLowerCase(Locale.ROOT), label);
            if (previous != null) {
                throw loading
                        .invalid(what + " name `" + label + "` conflicts with previous " + previous(what) + " name `"
                                + previous + "`");
            }
            return label;
        }
    }
}
