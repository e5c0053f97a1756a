// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import wrt.component.ComponentFormatException.Kind;
import wrt.component.CoreExternType;
import wrt.component.CoreExternType.Limits;
import wrt.component.ModuleType;
import wrt.core.CoreCompiler;
import wrt.core.CoreExport;
import wrt.core.CoreFormatException;
import wrt.core.CoreModule;
import wrt.core.CoreType;
import wrt.core.ValueType;

/** Core modules as component validation sees them. */
public final class CoreModuleAdapter {

    private CoreModuleAdapter() {
    }

    /**
     * Compiles a module.
     *
     * @param core the compiler
     * @param wasm the module
     * @return the module
     * @throws CoreModuleException if it cannot be used
     */
    public static CoreModule compile(CoreCompiler core, byte[] wasm) {
        try {
            return core.compile(wasm);
        } catch (CoreFormatException e) {
            Kind kind = switch (e.kind()) {
                case MALFORMED -> Kind.MALFORMED;
                case INVALID -> Kind.INVALID;
                case LIMIT -> Kind.UNSUPPORTED;
            };
            int offset = Math.clamp(e.offset(), 0, wasm.length);
            throw new CoreModuleException(kind, offset, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            // The engine's parser answers some malformed modules with an exception of its own, such as a bad index, or
            // with a failed assertion where the JVM checks them.
            throw new CoreModuleException(Kind.MALFORMED, 0, "core module cannot be read: " + e, e);
        }
    }

    /**
     * The type of a module.
     *
     * @param module the module
     * @return its imports and exports
     */
    public static ModuleType type(CoreModule module) {
        List<ModuleType.Import> imports = module.imports()
                .stream()
                .map(i -> new ModuleType.Import(i.module(), i.name(), type(i.type())))
                .toList();
        LinkedHashMap<String, CoreExternType> exports = new LinkedHashMap<>();
        for (CoreExport export : module.exports()) {
            exports.put(export.name(), type(export.type()));
        }
        return new ModuleType(imports, exports);
    }

    /**
     * Whether a module can stand where another type is expected.
     *
     * @param actual the module
     * @param expected the type
     * @return why not, or empty
     */
    public static Optional<String> mismatch(CoreModule actual, ModuleType expected) {
        try {
            CoreSubtyping.check(type(actual), expected);
            return Optional.empty();
        } catch (TypeMismatch e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static CoreExternType type(CoreType type) {
        return switch (type) {
            case CoreType.FunctionType f -> function(f);
            case CoreType.MemoryType m -> new CoreExternType.Memory(limits(m.min(), m.max(), m.memory64()), m.shared());
            case CoreType.TableType t -> new CoreExternType.Table(name(t.element()), limits(t.min(), t.max(), false));
            case CoreType.GlobalType g -> new CoreExternType.Global(name(g.type()), g.mutable());
            case CoreType.TagType t -> new CoreExternType.Tag(function(t.type()));
        };
    }

    private static CoreExternType.Func function(CoreType.FunctionType type) {
        return new CoreExternType.Func(type.params().stream().map(CoreModuleAdapter::name).toList(),
                type.results().stream().map(CoreModuleAdapter::name).toList());
    }

    private static Limits limits(long minimum, OptionalLong maximum, boolean index64) {
        return new Limits(minimum, maximum, index64);
    }

    private static String name(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
