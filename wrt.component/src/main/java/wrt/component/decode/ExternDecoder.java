// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.Feature;
import wrt.component.InstanceType;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.component.model.Definition;
import wrt.component.model.ExternName;
import wrt.component.model.Sort;

/** Reads imports, exports and their names and types; source: Component Model, Binary, {@code import}, {@code export}. */
final class ExternDecoder {

    /** A name with its attributes. */
    record Name(String name, ExternName attributes) {
    }

    private static final List<String> ATTRIBUTES = List.of("implements", "version-suffix", "external-id");

    private final Loading loading;
    private final Scope scope;

    ExternDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
    }

    void readImport(ByteReader in) {
        Name name = readName(in);
        ExternType declared = readType(in, name.name());
        ExternType type = scope.addImport(name.name(), name.attributes(), declared);
        scope.definitions().add(new Definition.Import(name.name(), name.attributes(), type));
    }

    void readExport(ByteReader in) {
        Name name = readName(in);
        Sort sort = readSort(in);
        int index = in.index();
        boolean ascribed = readAscribed(in);
        ExternType type = item(sort, index, name.name());
        if (ascribed) {
            ExternType declared = readType(in, name.name());
            try {
                new Subtyping(loading).check(type, declared);
            } catch (TypeMismatch e) {
                throw loading.invalid("ascribed type of export is not compatible with item's type: " + e.rule());
            }
            type = declared;
        }
        ExternType exported = scope.addExport(name.name(), name.attributes(), type);
        scope.definitions().add(new Definition.Export(name.name(), name.attributes(), sort, index, exported));
    }

    Name readName(ByteReader in) {
        int form = in.u8();
        if (form > 2) {
            throw in.unexpected(form, "component name");
        }
        String name = in.name();
        if (form < 2) {
            return new Name(name, ExternName.NONE);
        }
        if (!loading.has(Feature.CANONICAL_NAMES)) {
            loading.require(Feature.IMPLEMENTS, "a name with attributes");
        }
        @Nullable
        String[] values = new String[3];
        int count = in.count("attributes", 3, "attributes");
        for (int i = 0; i < count; i++) {
            int attribute = in.u8();
            if (attribute > 2) {
                throw in.unexpected(attribute, "name option");
            }
            String value = in.name();
            if (values[attribute] != null) {
                throw loading.invalid("duplicate '" + ATTRIBUTES.get(attribute) + "' option in name `" + name + "`");
            }
            values[attribute] = value;
        }
        return new Name(name, new ExternName(values[0], values[1], values[2]));
    }

    /** A {@code sort} that can be exported. */
    Sort readSort(ByteReader in) {
        int form = in.u8();
        return switch (form) {
            case 0x00 -> {
                int core = in.u8();
                if (core != 0x11) {
                    throw in.unexpected(core, "component external kind: of the core sorts only modules are possible");
                }
                yield Sort.CORE_MODULE;
            }
            case 0x01 -> Sort.FUNC;
            case 0x02 -> throw loading.unsupported("values");
            case 0x03 -> Sort.TYPE;
            case 0x04 -> Sort.COMPONENT;
            case 0x05 -> Sort.INSTANCE;
            default -> throw in.unexpected(form, "component external kind");
        };
    }

    private boolean readAscribed(ByteReader in) {
        int form = in.u8();
        if (form > 1) {
            throw in.unexpected(form, "optional component export type");
        }
        return form == 1;
    }

    /** The type of what an index space holds; a type gets the name. */
    ExternType item(Sort sort, int index, String name) {
        return switch (sort) {
            case CORE_MODULE -> new ExternType.Module(scope.modules().get(index));
            case FUNC -> new ExternType.Func(scope.funcs().get(index));
            case INSTANCE -> new ExternType.Instance(scope.instances().get(index));
            case COMPONENT -> new ExternType.ComponentT(scope.components().get(index));
            case TYPE -> equal(scope.types().get(index), name);
        };
    }

    private static ExternType equal(DefinedType type, String name) {
        return new ExternType.Type(new TypeBound.Eq(Naming.named(type, name), type));
    }

    /** An {@code externtype}. */
    ExternType readType(ByteReader in, String name) {
        Sort sort = readSort(in);
        return switch (sort) {
            case CORE_MODULE -> {
                int index = in.index();
                if (scope.coreTypes().get(index) instanceof CoreTypeEntry.Module module) {
                    yield new ExternType.Module(module.type());
                }
                throw loading.invalid("core type index " + index + " is not a module type");
            }
            case FUNC -> new ExternType.Func(scope.funcType(in.index()));
            case COMPONENT -> {
                int index = in.index();
                if (scope.types().get(index) instanceof ComponentType type) {
                    yield new ExternType.ComponentT(type);
                }
                throw loading.invalid("type index " + index + " is not a component type");
            }
            case INSTANCE -> {
                int index = in.index();
                if (scope.types().get(index) instanceof InstanceType type) {
                    yield new ExternType.Instance(type);
                }
                throw loading.invalid("type index " + index + " is not an instance type");
            }
            case TYPE -> {
                int bound = in.u8();
                yield switch (bound) {
                    case 0x00 -> equal(scope.types().get(in.index()), name);
                    case 0x01 -> new ExternType.Type(new TypeBound.SubResource(new ResourceType(name)));
                    default -> throw in.unexpected(bound, "type bound");
                };
            }
        };
    }
}
