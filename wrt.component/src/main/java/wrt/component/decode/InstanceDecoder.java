// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import wrt.component.ComponentType;
import wrt.component.ExternType;
import wrt.component.InstanceType;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.component.model.Definition;
import wrt.component.model.Sort;

/** Reads component instances; source: Component Model, Binary, {@code instance}. */
final class InstanceDecoder {

    private final Loading loading;
    private final Scope scope;
    private final ExternDecoder externs;

    InstanceDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
        this.externs = new ExternDecoder(loading, scope);
    }

    void read(ByteReader in) {
        int form = in.u8();
        switch (form) {
            case 0x00 -> instantiate(in);
            case 0x01 -> inlineExports(in);
            default -> throw in.unexpected(form, "instance");
        }
    }

    private void instantiate(ByteReader in) {
        int component = in.index();
        int count = in.count("arguments", loading.limits().definitions(), "definitions");
        List<Definition.Arg> args = new ArrayList<>();
        Map<String, ExternType> given = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.name();
            Sort sort = externs.readSort(in);
            int index = in.index();
            args.add(new Definition.Arg(name, sort, index));
            if (given.put(name, existing(sort, index)) != null) {
                throw loading.invalid("instantiation argument `" + name + "` conflicts with previous argument `" + name
                        + "`");
            }
        }
        ComponentType type = scope.components().get(component);
        InstanceType instance = instanceType(type, given);
        scope.defineInstance(instance);
        scope.definitions().add(new Definition.Instantiate(component, args, instance));
    }

    private InstanceType instanceType(ComponentType type, Map<String, ExternType> given) {
        Substitution supplied;
        try {
            supplied = new Subtyping(loading).open(given, type.imports(), type.importedResources(), "import");
        } catch (TypeMismatch e) {
            throw loading.invalid(e.rule());
        }
        // Every instantiation brings forth its own resource types, which belong to this component from now on.
        Map<ResourceType, ResourceType> fresh = new HashMap<>();
        type.definedResources().forEach(r -> fresh.put(r, new ResourceType(r.label())));
        scope.adoptResources(List.copyOf(fresh.values()));
        Substitution renewed = supplied.and(fresh);
        SequencedMap<String, ExternType> exports = new LinkedHashMap<>();
        type.exports().forEach((name, export) -> exports.put(name, renewed.extern(export)));
        return new InstanceType(exports);
    }

    private void inlineExports(ByteReader in) {
        int count = in.count("exports", loading.limits().definitions(), "definitions");
        NameRules names = new NameRules(loading, ExternKind.EXPORT);
        List<Definition.InlineExport> exports = new ArrayList<>();
        SequencedMap<String, ExternType> types = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            ExternDecoder.Name name = externs.readName(in);
            Sort sort = externs.readSort(in);
            int index = in.index();
            ExternType type = existing(sort, index);
            names.check(name.name(), name.attributes(), type);
            exports.add(new Definition.InlineExport(name.name(), sort, index));
            types.put(name.name(), type);
        }
        InstanceType instance = new InstanceType(types);
        scope.defineInstance(instance);
        scope.definitions().add(new Definition.InlineExports(exports, instance));
    }

    /** An argument or inline export gives no new name to a type. */
    private ExternType existing(Sort sort, int index) {
        return sort == Sort.TYPE
                ? new ExternType.Type(new TypeBound.Eq(scope.types().get(index), scope.types().get(index)))
                : externs.item(sort, index, "");
    }
}
