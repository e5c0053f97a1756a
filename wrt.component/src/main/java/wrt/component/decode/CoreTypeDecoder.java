// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import wrt.component.CoreExternType;
import wrt.component.CoreExternType.Limits;

/*
 * Reads the types of the core specification where a component binary has them. Types are compared by a text in which
 * concrete references are replaced by numbers that are equal for equal types, and references inside a recursive group
 * by their place in it; so a type's text stays as short as its bytes.
 *
 * Source: core specification, "Types" (binary format), with the GC and exception proposals of WebAssembly 3.0.
 */
final class CoreTypeDecoder {

    /** The types that an index refers to. */
    interface Types {
        CoreTypeEntry get(int index);

        int size();
    }

    /** The bit of a global's flags that the proposal shared-everything-threads has given a meaning. */
    private static final int SHARED = 0x02;

    private final Loading loading;
    private final Types types;
    private int groupStart = -1;
    private int groupSize;
    private final List<SubType> group = new ArrayList<>();

    CoreTypeDecoder(Loading loading, Types types) {
        this.loading = loading;
        this.types = types;
    }

    /** A recursive group, or a single type. */
    List<CoreTypeEntry> readRecursiveType(ByteReader in) {
        if (in.peek() != 0x4e) {
            groupStart = types.size();
            groupSize = 1;
            group.clear();
            SubType type = readSubType(in);
            groupStart = -1;
            return List.of(new CoreTypeEntry.Sub(loading.coreTypeNumber(type.key), type.function, type.isFinal));
        }
        in.u8();
        int count = in.count("types of a group", loading.limits().definitions(), "definitions");
        groupStart = types.size();
        groupSize = count;
        group.clear();
        StringBuilder key = new StringBuilder("rec");
        for (int i = 0; i < count; i++) {
            SubType type = readSubType(in);
            group.add(type);
            key.append(' ').append(type.key);
        }
        groupStart = -1;
        int number = loading.coreTypeNumber(key.toString());
        List<CoreTypeEntry> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SubType type = group.get(i);
            int own = count == 1 ? loading.coreTypeNumber(type.key) : loading.coreTypeNumber(number + "." + i);
            result.add(new CoreTypeEntry.Sub(own, type.function, type.isFinal));
        }
        return result;
    }

    private record SubType(String key, CoreExternType.@Nullable Func function, boolean isFinal) {
    }

    private SubType readSubType(ByteReader in) {
        int form = in.u8();
        StringBuilder prefix = new StringBuilder();
        boolean isFinal = form != 0x50;
        if (form == 0x50 || form == 0x4f) {
            prefix.append(form == 0x50 ? "(sub" : "(sub final");
            int count = in.count("supertypes", 1, "supertypes");
            for (int i = 0; i < count; i++) {
                int supertype = in.index();
                prefix.append(' ').append(concrete(supertype));
                requireOpen(supertype);
            }
            form = in.u8();
            if (form == 0x50 || form == 0x4f) {
                throw in.unexpected(form, "composite type");
            }
        }
        String open = prefix.isEmpty() ? "" : prefix + " ";
        String close = prefix.isEmpty() ? "" : ")";
        return switch (form) {
            case 0x60 -> {
                CoreExternType.Func function = readFunctionType(in);
                yield new SubType(open + "func" + CoreSubtyping.describe(function) + close, function, isFinal);
            }
            case 0x5f -> {
                StringBuilder key = new StringBuilder(open + "struct");
                int count = in.count("fields", loading.limits().members(), "members");
                for (int i = 0; i < count; i++) {
                    key.append(' ').append(readFieldType(in));
                }
                yield new SubType(key + close, null, isFinal);
            }
            case 0x5e -> new SubType(open + "array " + readFieldType(in) + close, null, isFinal);
            case 0x65 -> throw loading.unsupported("shared-everything-threads");
            default -> throw in.unexpected(form, "core type");
        };
    }

    private void requireOpen(int supertype) {
        boolean inGroup = supertype >= groupStart;
        if (inGroup && supertype - groupStart >= group.size()) {
            throw loading.invalid("unknown type " + supertype + ": a supertype has to be defined before");
        }
        boolean isFinal = inGroup
                ? group.get(supertype - groupStart).isFinal
                : types.get(supertype) instanceof CoreTypeEntry.Sub sub && sub.isFinal();
        if (isFinal) {
            throw loading.invalid("sub type cannot have a final super type: type " + supertype);
        }
    }

    CoreExternType.Func readFunctionType(ByteReader in) {
        return new CoreExternType.Func(readValueTypes(in, "parameters"), readValueTypes(in, "results"));
    }

    private List<String> readValueTypes(ByteReader in, String what) {
        int count = in.count(what, loading.limits().parameters(), "parameters");
        List<String> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(readValueType(in));
        }
        return result;
    }

    private String readFieldType(ByteReader in) {
        String type = switch (in.peek()) {
            case 0x78 -> {
                in.u8();
                yield "i8";
            }
            case 0x77 -> {
                in.u8();
                yield "i16";
            }
            default -> readValueType(in);
        };
        return in.bool("mutability") ? "mut " + type : type;
    }

    private boolean readMutability(ByteReader in) {
        if (in.peek() == SHARED || in.peek() == SHARED + 1) {
            throw loading.unsupported("shared-everything-threads");
        }
        return in.bool("mutability");
    }

    String readValueType(ByteReader in) {
        String number = switch (in.peek()) {
            case 0x7f -> "i32";
            case 0x7e -> "i64";
            case 0x7d -> "f32";
            case 0x7c -> "f64";
            case 0x7b -> "v128";
            default -> "";
        };
        if (!number.isEmpty()) {
            in.u8();
            return number;
        }
        return readReferenceType(in);
    }

    String readReferenceType(ByteReader in) {
        int form = in.u8();
        if (form == 0x63 || form == 0x64) {
            String nullable = form == 0x63 ? "null " : "";
            String heap = readHeapType(in);
            String shorthand = heap + "ref";
            return form == 0x63 && !heap.startsWith("$") ? shorthand : "(ref " + nullable + heap + ")";
        }
        return heapType(in, form) + "ref";
    }

    private String readHeapType(ByteReader in) {
        if ((in.peek() & 0xc0) == 0x40) {
            return heapType(in, in.u8());
        }
        long index = in.s33();
        if (index < 0) {
            throw loading.malformed(in.position() - 1, "no heap type");
        }
        return concrete((int) Math.min(index, Integer.MAX_VALUE));
    }

    private String heapType(ByteReader in, int form) {
        return switch (form) {
            case 0x70 -> "func";
            case 0x6f -> "extern";
            case 0x6e -> "any";
            case 0x6d -> "eq";
            case 0x6c -> "i31";
            case 0x6b -> "struct";
            case 0x6a -> "array";
            case 0x69 -> "exn";
            case 0x71 -> "none";
            case 0x72 -> "noextern";
            case 0x73 -> "nofunc";
            case 0x74 -> "noexn";
            case 0x65 -> throw loading.unsupported("shared-everything-threads");
            default -> throw in.unexpected(form, "core value type");
        };
    }

    private String concrete(int index) {
        if (groupStart >= 0 && index >= groupStart && index < groupStart + groupSize) {
            return "$rec." + (index - groupStart);
        }
        if (types.get(index) instanceof CoreTypeEntry.Sub sub) {
            return "$" + sub.number();
        }
        throw loading.invalid("core type index " + index + " is a module type");
    }

    CoreExternType readExternType(ByteReader in) {
        int sort = in.u8();
        return switch (sort) {
            case 0x00 -> function(in.index());
            case 0x01 -> {
                if (in.peek() == 0x40) {
                    throw in.unexpected(in.u8(), "reference type");
                }
                String element = readReferenceType(in);
                yield new CoreExternType.Table(element, limits(in, in.u8(), 0x05));
            }
            case 0x02 -> memory(in);
            case 0x03 -> {
                String type = readValueType(in);
                yield new CoreExternType.Global(type, readMutability(in));
            }
            case 0x04 -> {
                if (in.u8() != 0) {
                    throw loading.malformed(in.position() - 1, "no tag attribute");
                }
                CoreExternType.Func type = function(in.index());
                if (!type.results().isEmpty()) {
                    throw loading.invalid("a tag's function type cannot have results");
                }
                yield new CoreExternType.Tag(type);
            }
            default -> throw in.unexpected(sort, "sort of a core import or export");
        };
    }

    CoreExternType.Func function(int index) {
        if (types.get(index) instanceof CoreTypeEntry.Sub sub && sub.function() != null) {
            return sub.function();
        }
        throw loading.invalid("core type index " + index + " is not a function type");
    }

    private CoreExternType.Memory memory(ByteReader in) {
        int flags = in.u8();
        Limits limits = limits(in, flags, 0x07);
        boolean shared = (flags & 2) != 0;
        if (shared && limits.maximum().isEmpty()) {
            throw loading.invalid("shared memory must have maximum size");
        }
        long most = limits.index64() ? 1L << 48 : 1L << 16;
        if (Long.compareUnsigned(limits.minimum(), most) > 0
                || limits.maximum().isPresent() && Long.compareUnsigned(limits.maximum().getAsLong(), most) > 0) {
            throw loading.invalid("memory size must be at most " + most + " pages");
        }
        return new CoreExternType.Memory(limits, shared);
    }

    private Limits limits(ByteReader in, int flags, int allowed) {
        if ((flags & ~allowed) != 0) {
            throw in.unexpected(flags, "limits");
        }
        boolean index64 = (flags & 4) != 0;
        long minimum = index64 ? in.u64() : in.u32();
        OptionalLong maximum = OptionalLong.empty();
        if ((flags & 1) != 0) {
            maximum = OptionalLong.of(index64 ? in.u64() : in.u32());
            if (Long.compareUnsigned(minimum, maximum.getAsLong()) > 0) {
                throw loading.invalid("size minimum must not be greater than maximum");
            }
        }
        return new Limits(minimum, maximum, index64);
    }
}
