// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wrt.component.CoreExternType;
import wrt.component.ModuleType;

/** Reads core types and core module types; source: Component Model, Binary, {@code core:deftype}. */
final class ModuleTypeDecoder {

    private final Loading loading;

    ModuleTypeDecoder(Loading loading) {
        this.loading = loading;
    }

    /** One entry of a core type section; a recursive group defines several types. */
    void readCoreType(ByteReader in, Scope scope) {
        switch (in.peek()) {
            case 0x50 -> {
                in.u8();
                scope.coreTypes().add(new CoreTypeEntry.Module(readModuleType(in, scope)));
            }
            case 0x00 -> {
                in.u8();
                if (in.peek() != 0x50) {
                    throw in.unexpected(in.u8(), "non-final sub type");
                }
                readTypes(in, scope);
            }
            default -> readTypes(in, scope);
        }
    }

    private void readTypes(ByteReader in, Scope scope) {
        new CoreTypeDecoder(loading, types(scope.coreTypes())).readRecursiveType(in).forEach(scope.coreTypes()::add);
    }

    static CoreTypeDecoder.Types types(IndexSpace<CoreTypeEntry> types) {
        return new CoreTypeDecoder.Types() {
            @Override
            public CoreTypeEntry get(int index) {
                return types.get(index);
            }

            @Override
            public int size() {
                return types.size();
            }
        };
    }

    private ModuleType readModuleType(ByteReader in, Scope scope) {
        IndexSpace<CoreTypeEntry> types = new IndexSpace<>(loading, "core type", loading.limits().definitions(),
                "definitions");
        CoreTypeDecoder decoder = new CoreTypeDecoder(loading, types(types));
        List<ModuleType.Import> imports = new ArrayList<>();
        Map<String, Set<String>> importNames = new LinkedHashMap<>();
        LinkedHashMap<String, CoreExternType> exports = new LinkedHashMap<>();
        int count = in.count("declarations", loading.limits().definitions(), "definitions");
        for (int i = 0; i < count; i++) {
            int form = in.u8();
            switch (form) {
                case 0x00 -> {
                    ModuleType.Import added = new ModuleType.Import(in.name(), in.name(), decoder.readExternType(in));
                    imports.add(added);
                    if (!importNames.computeIfAbsent(added.module(), m -> new HashSet<>()).add(added.name())) {
                        throw loading.invalid("module type has a duplicate import name `" + added.module() + ":"
                                + added.name() + "`");
                    }
                }
                case 0x01 -> decoder.readRecursiveType(in).forEach(types::add);
                case 0x02 -> types.add(readAlias(in, scope, types));
                case 0x03 -> {
                    String name = in.name();
                    if (exports.put(name, decoder.readExternType(in)) != null) {
                        throw loading.invalid("duplicate export name `" + name + "` already defined");
                    }
                }
                default -> throw in.unexpected(form, "type definition in a module type");
            }
        }
        return new ModuleType(imports, exports);
    }

    private CoreTypeEntry readAlias(ByteReader in, Scope scope, IndexSpace<CoreTypeEntry> types) {
        int sort = in.u8();
        if (sort != 0x10) {
            throw in.unexpected(sort, "outer alias kind: only core types can be aliased here");
        }
        int target = in.u8();
        if (target != 0x01) {
            throw in.unexpected(target, "outer alias target");
        }
        long count = in.u32();
        int index = in.index();
        CoreTypeEntry entry = count == 0 ? types.get(index) : scope.outer(count - 1).coreTypes().get(index);
        if (entry instanceof CoreTypeEntry.Module) {
            throw loading.invalid("a core module type cannot be aliased into a core module type");
        }
        return entry;
    }
}
