// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.ValType;

/**
 * The type index space of one component: writes types down, parts first, and gives names to those that need one for being
 * seen from outside.
 */
final class TypeScope {

    /** Where names of types come from. */
    enum Names {
        /** Imports. */
        IMPORTED,
        /** Imports, but exports for types with the resource, which the component defines itself. */
        DEFINER,
        /** Imports, and none for types with the resource, which is that of an inner component. */
        AROUND
    }

    private static final int TYPE = 7;
    private static final int IMPORT = 10;
    private static final int EXPORT = 11;

    private final ByteSink out;
    private final Names names;
    private final Map<ValType, Integer> known = new HashMap<>();
    private final Map<FuncType, Integer> functions = new HashMap<>();
    private final SequencedMap<String, ValType> imported = new LinkedHashMap<>();
    private int count;
    private int resource = -1;

    TypeScope(ByteSink out, Names names) {
        this.out = out;
        this.names = names;
    }

    /** The names under which types are imported. */
    SequencedMap<String, ValType> imported() {
        return imported;
    }

    /** The next index is used by something that was written elsewhere. */
    int skip() {
        return count++;
    }

    void resource(int index) {
        resource = index;
    }

    int function(FuncType type) {
        Integer index = functions.get(type);
        if (index != null) {
            return index;
        }
        List<byte[]> params = type.params().stream()
                .map(p -> new ByteSink().name(p.name()).raw(reference(p.type())).bytes())
                .toList();
        ValType result = type.result();
        byte[] returned = result == null ? new byte[]{1, 0} : new ByteSink().b(0).raw(reference(result)).bytes();
        define(new ByteSink().b(type.async() ? 0x43 : 0x40).vector(params).raw(returned));
        functions.put(type, count);
        return count++;
    }

    /** The index of a type that has one. */
    int index(ValType type) {
        reference(type);
        return Objects.requireNonNull(known.get(type));
    }

    byte[] reference(ValType type) {
        int code = code(type);
        if (code != 0) {
            return new byte[]{(byte) code};
        }
        Integer index = known.get(type);
        if (index == null) {
            byte[] definition = definition(type);
            define(new ByteSink().raw(definition));
            index = named(type, count++);
            known.put(type, index);
        }
        return new ByteSink().s(index).bytes();
    }

    private void define(ByteSink definition) {
        out.section(TYPE, new ByteSink().b(1).raw(definition.bytes()).bytes());
    }

    private int named(ValType type, int index) {
        boolean needsName = type instanceof ValType.RecordT || type instanceof ValType.VariantT
                || type instanceof ValType.EnumT || type instanceof ValType.FlagsT;
        boolean ofResource = type.shape().containsResource();
        if (!needsName || ofResource && names == Names.AROUND) {
            return index;
        }
        String name = "t" + known.size();
        if (ofResource && names == Names.DEFINER) {
            out.section(EXPORT, new ByteSink().b(1, 0).name(name).b(3).u(index).b(0).bytes());
        } else {
            out.section(IMPORT, new ByteSink().b(1, 0).name(name).b(3, 0).u(index).bytes());
            imported.put(name, type);
        }
        return count++;
    }

    private byte[] definition(ValType type) {
        ByteSink sink = new ByteSink();
        switch (type) {
            case ValType.ListT t -> sink.b(0x70).raw(reference(t.element()));
            case ValType.FixedListT t -> sink.b(0x67).raw(reference(t.element())).u(t.length());
            case ValType.RecordT t -> sink.b(0x72).vector(t.fields().stream()
                    .map(f -> new ByteSink().name(f.name()).raw(reference(f.type())).bytes()).toList());
            case ValType.TupleT t -> sink.b(0x6f).vector(t.types().stream().map(this::reference).toList());
            case ValType.VariantT t -> sink.b(0x71).vector(t.cases().stream()
                    .map(c -> new ByteSink().name(c.name()).raw(optional(c.type())).b(0).bytes()).toList());
            case ValType.EnumT t -> sink.b(0x6d).vector(labels(t.labels()));
            case ValType.FlagsT t -> sink.b(0x6e).vector(labels(t.labels()));
            case ValType.OptionT t -> sink.b(0x6b).raw(reference(t.type()));
            case ValType.ResultT t -> sink.b(0x6a).raw(optional(t.ok())).raw(optional(t.error()));
            case ValType.MapT t -> sink.b(0x63).raw(reference(t.key())).raw(reference(t.value()));
            case ValType.StreamT t -> sink.b(0x66).raw(optional(t.element()));
            case ValType.FutureT t -> sink.b(0x65).raw(optional(t.element()));
            case ValType.Own t -> sink.b(0x69).u(resource);
            case ValType.Borrow t -> sink.b(0x68).u(resource);
            default -> throw new IllegalArgumentException(type.toString());
        }
        return sink.bytes();
    }

    private static List<byte[]> labels(List<String> labels) {
        List<byte[]> encoded = new ArrayList<>();
        labels.forEach(l -> encoded.add(new ByteSink().name(l).bytes()));
        return encoded;
    }

    private byte[] optional(@Nullable ValType type) {
        return type == null ? new byte[]{0} : new ByteSink().b(1).raw(reference(type)).bytes();
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
            case ValType.ErrorContextT t -> 0x64;
            default -> 0;
        };
    }
}
