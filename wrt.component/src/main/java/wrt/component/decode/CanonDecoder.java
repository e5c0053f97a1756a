// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import wrt.component.CoreExternType;
import wrt.component.Feature;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;
import wrt.component.model.Canon;
import wrt.component.model.CanonicalOptions;
import wrt.component.model.Definition;

/** Reads canonical definitions of functions and resources; source: Component Model, Binary, {@code canon}. */
final class CanonDecoder {

    private final Loading loading;
    private final Scope scope;
    private final TypeDecoder types;
    private final Signatures signatures;

    CanonDecoder(Loading loading, Scope scope, TypeDecoder types) {
        this.loading = loading;
        this.scope = scope;
        this.types = types;
        this.signatures = new Signatures(loading);
    }

    void read(ByteReader in) {
        int form = in.u8();
        switch (form) {
            case 0x00 -> lift(in);
            case 0x01 -> lower(in);
            case 0x02 -> add(new Canon.ResourceNew(scope.localResource(in.index())), core(1, "i32"));
            case 0x03 -> add(new Canon.ResourceDrop(scope.resourceType(in.index())), core(1));
            case 0x04 -> add(new Canon.ResourceRep(scope.localResource(in.index())), core(1, "i32"));
            case 0x09 -> taskReturn(in);
            case 0x0a, 0x0b -> context(in, form == 0x0a);
            case 0x1c, 0x1d, 0x1e -> errorContext(in, form);
            case 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b ->
                new StreamCanonDecoder(loading, scope).read(in, form);
            case 0x40, 0x41, 0x42 -> throw loading.unsupported("shared-everything-threads");
            default -> new TaskCanonDecoder(loading, scope).read(in, form);
        }
    }

    private void add(Canon canon, CoreExternType.Func type) {
        scope.coreFuncs().add(type);
        scope.definitions().add(new Definition.Canonical(canon, type));
    }

    /** A core function type with so many i32 parameters. */
    static CoreExternType.Func core(int params, String... results) {
        return new CoreExternType.Func(Collections.nCopies(params, "i32"), List.of(results));
    }

    private void requireFuncSort(ByteReader in, String what) {
        int sort = in.u8();
        if (sort != 0) {
            throw in.unexpected(sort, what);
        }
    }

    private void lift(ByteReader in) {
        requireFuncSort(in, "canonical function lift");
        int index = in.index();
        CanonicalOptions options = CanonicalOptionsDecoder.read(loading, in, scope);
        FuncType type = scope.funcType(in.index());
        CoreExternType.Func actual = scope.coreFuncs().get(index);
        if (options.postReturn().isPresent()) {
            CoreExternType.Func cleanup = scope.coreFuncs().get(options.postReturn().getAsInt());
            checkSignature("post-return", cleanup, new CoreExternType.Func(actual.results(), List.of()));
        }
        if (options.callback().isPresent()) {
            checkSignature("callback", scope.coreFuncs().get(options.callback().getAsInt()), core(3, "i32"));
        } else if (options.async()) {
            loading.require(Feature.ASYNC_STACKFUL, "async lift without callback");
        }
        checkAsync(type, options);
        CoreExternType.Func expected = signatures.lift(type, options);
        if (!actual.params().equals(expected.params())) {
            throw loading.invalid("lowered parameter types `" + text(expected.params())
                    + "` do not match parameter types `" + text(actual.params()) + "` of core function " + index);
        }
        if (!actual.results().equals(expected.results())) {
            throw loading.invalid("lowered result types `" + text(expected.results())
                    + "` do not match result types `" + text(actual.results()) + "` of core function " + index);
        }
        scope.funcs().add(type);
        scope.definitions().add(new Definition.Canonical(new Canon.Lift(index, options, type), actual));
    }

    private static String text(List<String> types) {
        return types.toString().toUpperCase(Locale.ROOT);
    }

    private void checkSignature(String option, CoreExternType.Func actual, CoreExternType.Func expected) {
        if (!actual.equals(expected)) {
            throw loading.invalid("canonical option `" + option + "` uses a core function with an incorrect signature:"
                    + " expected " + CoreSubtyping.describe(expected) + ", found " + CoreSubtyping.describe(actual));
        }
    }

    private void checkAsync(FuncType type, CanonicalOptions options) {
        if (options.async() && !type.async()) {
            throw loading.invalid("the `async` canonical option requires an async function type");
        }
    }

    private void lower(ByteReader in) {
        requireFuncSort(in, "canonical function lower");
        int index = in.index();
        CanonicalOptions options = CanonicalOptionsDecoder.read(loading, in, scope);
        FuncType type = scope.funcs().get(index);
        OptionRules.notForLifting(loading, options);
        checkAsync(type, options);
        add(new Canon.Lower(index, options, type), signatures.lower(type, options));
    }

    private void taskReturn(ByteReader in) {
        loading.require(Feature.ASYNC, "`task.return`");
        ValType result = types.readResult(in, scope);
        CanonicalOptions options = CanonicalOptionsDecoder.read(loading, in, scope);
        if (options.realloc().isPresent()) {
            throw loading.invalid("cannot specify `realloc` option on `task.return`");
        }
        OptionRules.notForLifting(loading, options);
        OptionRules.notAsync(loading, options, "task.return");
        List<Param> params = result == null ? List.of() : List.of(new Param("v", result));
        add(new Canon.TaskReturn(result, options), signatures.lower(new FuncType(params, null, false), options));
    }

    private void context(ByteReader in, boolean get) {
        String name = get ? "context.get" : "context.set";
        loading.require(Feature.ASYNC, "`" + name + "`");
        String type = new CoreTypeDecoder(loading, ModuleTypeDecoder.types(scope.coreTypes())).readValueType(in);
        long slot = in.u32();
        if (type.equals("i64")) {
            throw loading.unsupported("memory64");
        }
        if (!type.equals("i32")) {
            throw loading.invalid("`" + name + "` only supports `i32` or `i64`");
        }
        if (slot > 0) {
            loading.require(Feature.THREADING, "`" + name + "` of a slot other than zero");
        }
        if (slot > 1) {
            throw loading.invalid("`" + name + "` immediate must be zero or one: " + slot);
        }
        if (get) {
            add(new Canon.ContextGet(false, (int) slot), core(0, type));
        } else {
            add(new Canon.ContextSet(false, (int) slot), core(1));
        }
    }

    private void errorContext(ByteReader in, int form) {
        loading.require(Feature.ERROR_CONTEXT, "an error-context built-in");
        if (form == 0x1e) {
            add(Canon.Plain.ERROR_CONTEXT_DROP, core(1));
            return;
        }
        CanonicalOptions options = CanonicalOptionsDecoder.read(loading, in, scope);
        signatures.requireMemory(options);
        OptionRules.notForLifting(loading, options);
        if (form == 0x1c) {
            OptionRules.notAsync(loading, options, "error-context.new");
            add(new Canon.ErrorContextNew(options), core(2, "i32"));
        } else {
            OptionRules.notAsync(loading, options, "error-context.debug-message");
            signatures.requireRealloc(options);
            add(new Canon.ErrorContextDebugMessage(options), core(2));
        }
    }
}
