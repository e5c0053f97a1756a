// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wrt.component.CoreExternType;
import wrt.component.ModuleType;
import wrt.component.model.CoreSort;
import wrt.component.model.Definition;

/** Reads core instances; source: Component Model, Binary, {@code core:instance}. */
final class CoreInstanceDecoder {

    private final Loading loading;
    private final Scope scope;

    CoreInstanceDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
    }

    void read(ByteReader in) {
        int form = in.u8();
        switch (form) {
            case 0x00 -> instantiate(in);
            case 0x01 -> inlineExports(in);
            default -> throw in.unexpected(form, "core instance");
        }
    }

    private void instantiate(ByteReader in) {
        int module = in.index();
        int count = in.count("arguments", loading.limits().definitions(), "definitions");
        List<Definition.CoreArg> args = new ArrayList<>();
        Map<String, Map<String, CoreExternType>> given = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.name();
            int sort = in.u8();
            if (sort != 0x12) {
                throw in.unexpected(sort, "instantiation arg kind: only instances are possible");
            }
            int index = in.index();
            args.add(new Definition.CoreArg(name, index));
            if (given.put(name, scope.coreInstances().get(index)) != null) {
                throw loading.invalid("duplicate module instantiation argument named `" + name + "`");
            }
        }
        ModuleType type = scope.modules().get(module);
        for (ModuleType.Import needed : type.imports()) {
            checkImport(needed, given);
        }
        scope.coreInstances().add(type.exports());
        scope.definitions().add(new Definition.CoreInstantiate(module, args));
    }

    private void checkImport(ModuleType.Import needed, Map<String, Map<String, CoreExternType>> given) {
        loading.step();
        Map<String, CoreExternType> argument = given.get(needed.module());
        if (argument == null) {
            throw loading.invalid("missing module instantiation argument named `" + needed.module() + "`");
        }
        CoreExternType offer = argument.get(needed.name());
        if (offer == null) {
            throw loading.invalid("module instantiation argument `" + needed.module()
                    + "` does not export an item named `" + needed.name() + "`");
        }
        try {
            CoreSubtyping.check(offer, needed.type());
        } catch (TypeMismatch e) {
            throw loading.invalid("type mismatch for export `" + needed.name() + "` of module instantiation argument `"
                    + needed.module() + "`: " + e.rule());
        }
    }

    private void inlineExports(ByteReader in) {
        int count = in.count("exports", loading.limits().definitions(), "definitions");
        List<Definition.CoreInlineExport> exports = new ArrayList<>();
        Map<String, CoreExternType> types = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.name();
            int form = in.u8();
            int index = in.index();
            CoreSort sort;
            CoreExternType type;
            switch (form) {
                case 0x00 -> {
                    sort = CoreSort.FUNC;
                    type = scope.coreFuncs().get(index);
                }
                case 0x01 -> {
                    sort = CoreSort.TABLE;
                    type = scope.coreTables().get(index);
                }
                case 0x02 -> {
                    sort = CoreSort.MEMORY;
                    type = scope.coreMemories().get(index);
                }
                case 0x03 -> {
                    sort = CoreSort.GLOBAL;
                    type = scope.coreGlobals().get(index);
                }
                case 0x04 -> {
                    sort = CoreSort.TAG;
                    type = scope.coreTags().get(index);
                }
                default -> throw in.unexpected(form, "external kind");
            }
            exports.add(new Definition.CoreInlineExport(name, sort, index));
            if (types.put(name, type) != null) {
                throw loading.invalid("duplicate instantiation export name `" + name + "` already defined");
            }
        }
        scope.coreInstances().add(types);
        scope.definitions().add(new Definition.CoreInlineExports(exports));
    }
}
