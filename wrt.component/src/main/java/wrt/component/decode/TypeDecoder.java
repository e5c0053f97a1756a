// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import wrt.component.CoreExternType;
import wrt.component.Feature;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;
import wrt.component.model.Definition;

/** Reads type definitions; source: Component Model, Binary, {@code deftype}. */
final class TypeDecoder {

    private final Loading loading;
    private final TypeMeasure measure;

    TypeDecoder(Loading loading, TypeMeasure measure) {
        this.loading = loading;
        this.measure = measure;
    }

    void read(ByteReader in, Scope scope) {
        int form = in.u8();
        if (form == 0x3f) {
            readResource(in, scope);
            return;
        }
        scope.defineType(switch (form) {
            case 0x40 -> readFunction(in, scope, false);
            case 0x43 -> {
                loading.require(Feature.ASYNC, "an async function type");
                yield readFunction(in, scope, true);
            }
            case 0x41 -> {
                Scope inner = new Scope(loading, measure, Scope.Kind.COMPONENT_TYPE, scope);
                readDeclarations(in, inner);
                yield inner.finishComponent();
            }
            case 0x42 -> {
                Scope inner = new Scope(loading, measure, Scope.Kind.INSTANCE_TYPE, scope);
                readDeclarations(in, inner);
                yield inner.finishInstanceType();
            }
            default -> new ValTypeDecoder(loading, scope).readDefinition(in, form);
        });
        scope.definitions().add(new Definition.Type(scope.types().get(scope.types().size() - 1)));
    }

    private FuncType readFunction(ByteReader in, Scope scope, boolean async) {
        ValTypeDecoder types = new ValTypeDecoder(loading, scope);
        int count = in.count("parameters", loading.limits().parameters(), "parameters");
        ValTypeDecoder.UniqueLabels unique = types.new UniqueLabels("function parameter");
        List<Param> params = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            params.add(new Param(unique.check(in.name()), types.read(in)));
        }
        ValType result = readResult(in, scope);
        if (result != null && result.shape().containsBorrow()) {
            throw loading.invalid("function result cannot contain a `borrow` type");
        }
        return new FuncType(params, result, async);
    }

    @Nullable
    ValType readResult(ByteReader in, Scope scope) {
        int form = in.u8();
        switch (form) {
            case 0x00 -> {
                return new ValTypeDecoder(loading, scope).read(in);
            }
            case 0x01 -> {
                int count = in.u8();
                if (count != 0) {
                    throw in.unexpected(count, "number of results: only zero is possible");
                }
                return null;
            }
            default -> throw in.unexpected(form, "component function results");
        }
    }

    private void readResource(ByteReader in, Scope scope) {
        String representation = new CoreTypeDecoder(loading, ModuleTypeDecoder.types(scope.coreTypes()))
                .readValueType(in);
        OptionalInt destructor = in.bool("destructor") ? OptionalInt.of(in.index()) : OptionalInt.empty();
        if (scope.kind() != Scope.Kind.COMPONENT) {
            throw loading.invalid("resources can only be defined within a concrete component");
        }
        if (representation.equals("i64")) {
            throw loading.unsupported("memory64");
        }
        if (!representation.equals("i32")) {
            throw loading.invalid("resources can only be represented by i32");
        }
        if (destructor.isPresent()) {
            CoreExternType.Func type = scope.coreFuncs().get(destructor.getAsInt());
            if (!type.params().equals(List.of("i32")) || !type.results().isEmpty()) {
                throw loading.invalid("core function " + destructor.getAsInt()
                        + " has wrong signature for a destructor: expected [i32] -> [], found "
                        + CoreSubtyping.describe(type));
            }
        }
        scope.definitions().add(new Definition.Resource(scope.defineResource(), destructor));
    }

    private void readDeclarations(ByteReader in, Scope scope) {
        int count = in.count("declarations", loading.limits().definitions(), "definitions");
        for (int i = 0; i < count; i++) {
            loading.enter("declaration " + i, in.position());
            readDeclaration(in, scope);
            loading.leave();
        }
    }

    private void readDeclaration(ByteReader in, Scope scope) {
        int form = in.u8();
        switch (form) {
            case 0x00 -> new ModuleTypeDecoder(loading).readCoreType(in, scope);
            case 0x01 -> read(in, scope);
            case 0x02 -> new AliasDecoder(loading).read(in, scope);
            case 0x03 -> {
                if (scope.kind() != Scope.Kind.COMPONENT_TYPE) {
                    throw in.unexpected(form,
                            "component or instance type declaration: only component types have imports");
                }
                ExternDecoder externs = new ExternDecoder(loading, scope);
                ExternDecoder.Name name = externs.readName(in);
                scope.addImport(name.name(), name.attributes(), externs.readType(in, name.name()));
            }
            case 0x04 -> {
                ExternDecoder externs = new ExternDecoder(loading, scope);
                ExternDecoder.Name name = externs.readName(in);
                scope.addExport(name.name(), name.attributes(), externs.readType(in, name.name()));
            }
            default -> throw in.unexpected(form, "component or instance type declaration");
        }
    }
}
