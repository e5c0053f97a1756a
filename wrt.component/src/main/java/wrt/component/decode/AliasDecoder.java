// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.Locale;
import wrt.component.CoreExternType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.model.CoreSort;
import wrt.component.model.Definition;
import wrt.component.model.Sort;

/** Reads aliases; source: Component Model, Binary, {@code alias}. */
final class AliasDecoder {

    private final Loading loading;

    AliasDecoder(Loading loading) {
        this.loading = loading;
    }

    void read(ByteReader in, Scope scope) {
        int start = in.position();
        int sort = in.u8();
        int coreSort = sort == 0 ? in.u8() : -1;
        int target = in.u8();
        switch (target) {
            case 0x00 -> aliasExport(in, scope, sort(in, start, sort, coreSort));
            case 0x01 -> aliasCoreExport(in, scope, coreSort(in, start, sort, coreSort));
            case 0x02 -> aliasOuter(in, scope, start, sort, coreSort);
            default -> throw in.unexpected(target, "alias");
        }
    }

    private Sort sort(ByteReader in, int start, int sort, int coreSort) {
        return switch (sort) {
            case 0x00 -> {
                if (coreSort != 0x11) {
                    throw in.unexpected(start + 1, coreSort, "component external kind");
                }
                yield Sort.CORE_MODULE;
            }
            case 0x01 -> Sort.FUNC;
            case 0x02 -> throw loading.unsupported("values");
            case 0x03 -> Sort.TYPE;
            case 0x04 -> Sort.COMPONENT;
            case 0x05 -> Sort.INSTANCE;
            default -> throw in.unexpected(start, sort, "component external kind");
        };
    }

    private CoreSort coreSort(ByteReader in, int start, int sort, int coreSort) {
        return switch (coreSort) {
            case 0x00 -> CoreSort.FUNC;
            case 0x01 -> CoreSort.TABLE;
            case 0x02 -> CoreSort.MEMORY;
            case 0x03 -> CoreSort.GLOBAL;
            case 0x04 -> CoreSort.TAG;
            default -> throw sort == 0
                    ? in.unexpected(start + 1, coreSort, "external kind")
                    : in.unexpected(start, sort, "core sort of an alias of a core instance's export");
        };
    }

    private void aliasExport(ByteReader in, Scope scope, Sort sort) {
        int index = in.index();
        String name = in.name();
        if (scope.kind() != Scope.Kind.COMPONENT && sort != Sort.TYPE && sort != Sort.INSTANCE) {
            throw notInTypes();
        }
        ExternType type = scope.instances().get(index).exports().get(name);
        if (type == null) {
            throw loading.invalid("instance " + index + " has no export named `" + name + "`");
        }
        boolean matches = switch (type) {
            case ExternType.Module m -> sort == Sort.CORE_MODULE;
            case ExternType.Func f -> sort == Sort.FUNC;
            case ExternType.Type t -> sort == Sort.TYPE;
            case ExternType.ComponentT c -> sort == Sort.COMPONENT;
            case ExternType.Instance i -> sort == Sort.INSTANCE;
        };
        if (!matches) {
            throw loading.invalid("export `" + name + "` for instance " + index + " is not "
                    + Subtyping.article(sort.name().replace("CORE_", "").toLowerCase(Locale.ROOT)) + ", but "
                    + Subtyping.article(Subtyping.sort(type)));
        }
        scope.alias(type);
        scope.definitions().add(new Definition.AliasExport(sort, index, name, type));
    }

    private void aliasCoreExport(ByteReader in, Scope scope, CoreSort sort) {
        int index = in.index();
        String name = in.name();
        if (scope.kind() != Scope.Kind.COMPONENT) {
            throw notInTypes();
        }
        CoreExternType type = scope.coreInstances().get(index).get(name);
        if (type == null) {
            throw loading.invalid("core instance " + index + " has no export named `" + name + "`");
        }
        switch (type) {
            case CoreExternType.Func f when sort == CoreSort.FUNC -> scope.coreFuncs().add(f);
            case CoreExternType.Table t when sort == CoreSort.TABLE -> scope.coreTables().add(t);
            case CoreExternType.Memory m when sort == CoreSort.MEMORY -> scope.coreMemories().add(m);
            case CoreExternType.Global g when sort == CoreSort.GLOBAL -> scope.coreGlobals().add(g);
            case CoreExternType.Tag t when sort == CoreSort.TAG -> scope.coreTags().add(t);
            default -> throw loading.invalid("export `" + name + "` for core instance " + index + " is not a "
                    + sort.name().toLowerCase(Locale.ROOT) + ", but a " + CoreSubtyping.describe(type));
        }
        scope.definitions().add(new Definition.AliasCoreExport(sort, index, name, type));
    }

    private void aliasOuter(ByteReader in, Scope scope, int start, int sort, int coreSort) {
        long count = in.u32();
        int index = in.index();
        boolean isType = sort == 0x03 || sort == 0x00 && coreSort == 0x10;
        if (!isType && sort != 0x04 && !(sort == 0x00 && coreSort == 0x11)) {
            throw sort == 0
                    ? in.unexpected(start + 1, coreSort, "component outer alias kind")
                    : in.unexpected(start, sort, "component outer alias kind");
        }
        if (scope.kind() != Scope.Kind.COMPONENT && !isType) {
            throw notInTypes();
        }
        Scope outer = scope.outer(count);
        switch (sort) {
            case 0x03 -> {
                DefinedType type = outer.types().get(index);
                if (scope.leavesComponent(count) && !FreeResources.of(loading, type).isEmpty()) {
                    throw loading.invalid("cannot alias outer type which transitively refers to resources not defined"
                            + " in the current component");
                }
                scope.defineType(type);
                scope.definitions().add(new Definition.AliasOuter(Sort.TYPE, (int) count, index));
            }
            case 0x04 -> {
                scope.defineComponent(outer.components().get(index));
                scope.definitions().add(new Definition.AliasOuter(Sort.COMPONENT, (int) count, index));
            }
            default -> {
                if (coreSort == 0x10) {
                    scope.coreTypes().add(outer.coreTypes().get(index));
                    scope.definitions().add(new Definition.AliasOuterCoreType());
                } else {
                    scope.modules().add(outer.modules().get(index));
                    scope.definitions().add(new Definition.AliasOuter(Sort.CORE_MODULE, (int) count, index));
                }
            }
        }
    }

    private RuntimeException notInTypes() {
        return loading.invalid("aliases in a component or instance type may only refer to types or instances");
    }
}
