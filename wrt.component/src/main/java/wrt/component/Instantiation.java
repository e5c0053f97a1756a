// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.ResourceTypes;
import wrt.component.abi.RuntimeResource;
import wrt.component.async.ElementType;
import wrt.component.model.ComponentDefinition;
import wrt.component.model.CoreSort;
import wrt.component.model.Definition;
import wrt.component.model.Sort;
import wrt.core.CoreFunction;
import wrt.core.CoreImport;
import wrt.core.CoreImports;
import wrt.core.CoreModule;

/**
 * Makes an instance of a component by executing its definitions in order.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, Explainer, "Instance Definitions".
 */
final class Instantiation implements ResourceTypes {

    private final List<CoreModule> modules;
    private final RuntimeInstance instance;
    private final @Nullable Instantiation outer;
    private final Map<String, Object> args;
    private final InstanceCount count;
    private final IndexSpaces spaces = new IndexSpaces();
    private final Map<ResourceType, RuntimeResource> resources = new HashMap<>();
    private final SequencedMap<String, Object> exports = new LinkedHashMap<>();
    private final CanonicalDefinitions canons;

    /**
     * An instantiation.
     *
     * @param modules all core modules of the outermost component
     * @param instance what is being made
     * @param outer the scope that the component was defined in, or null for the outermost one
     * @param args a value for every import
     * @param count counts the instances of the outermost component
     */
    Instantiation(List<CoreModule> modules, RuntimeInstance instance, @Nullable Instantiation outer,
            Map<String, Object> args, InstanceCount count) {
        this.modules = modules;
        this.instance = instance;
        this.outer = outer;
        this.args = args;
        this.count = count;
        this.canons = new CanonicalDefinitions(instance, spaces, this);
    }

    /** Executes all definitions; the result is what the instance exports. */
    InstanceValue run(ComponentDefinition component) {
        component.definitions().forEach(this::execute);
        return exports();
    }

    /** What the instance exports, once everything was executed. */
    InstanceValue exports() {
        return new InstanceValue(exports);
    }

    @Override
    public RuntimeResource resolve(ResourceType type) {
        RuntimeResource resource = resources.get(type);
        if (resource == null && outer != null) {
            return outer.resolve(type);
        }
        return Objects.requireNonNull(resource, () -> "no run-time type for " + type);
    }

    @Override
    public ElementType elementType(@Nullable ValType element) {
        return new RuntimeElementType(element, this);
    }

    private void execute(Definition definition) {
        switch (definition) {
            case Definition.CoreModule d -> spaces.add(Sort.CORE_MODULE, modules.get(d.module()));
            case Definition.CoreType d -> spaces.add(CoreSort.TYPE, d);
            case Definition.AliasOuterCoreType d -> spaces.add(CoreSort.TYPE, d);
            case Definition.CoreInstantiate d -> spaces.add(CoreSort.INSTANCE, instantiate(d));
            case Definition.CoreInlineExports d -> spaces.add(CoreSort.INSTANCE, group(d));
            case Definition.AliasCoreExport d -> spaces.add(d.sort(), Objects.requireNonNull(
                    spaces.get(CoreSort.INSTANCE, d.instance(), CoreItems.class).find(d.name())));
            case Definition.NestedComponent d ->
                spaces.add(Sort.COMPONENT, new ComponentClosure(d.component(), this));
            case Definition.Instantiate d -> {
                InstanceValue value = instantiate(d);
                bind(new ExternType.Instance(d.type()), value);
                spaces.add(Sort.INSTANCE, value);
            }
            case Definition.InlineExports d -> {
                InstanceValue value = group(d);
                bind(new ExternType.Instance(d.type()), value);
                spaces.add(Sort.INSTANCE, value);
            }
            case Definition.AliasExport d -> add(d.sort(), d.type(), Objects.requireNonNull(
                    spaces.get(Sort.INSTANCE, d.instance(), InstanceValue.class).exports().get(d.name())));
            case Definition.AliasOuter d -> spaces.add(d.sort(), scope(d.count()).spaces.get(d.sort(), d.index()));
            case Definition.Type d -> spaces.add(Sort.TYPE, typeValue(d.type()));
            case Definition.Resource d -> {
                RuntimeResource resource = new RuntimeResource(d.type().label(), instance,
                        new GuestDestructor(instance, destructor(d.destructor())));
                resources.put(d.type(), resource);
                spaces.add(Sort.TYPE, resource);
            }
            case Definition.Canonical d -> canons.define(d);
            case Definition.Import d -> add(sort(d.type()), d.type(), Objects.requireNonNull(args.get(d.name())));
            case Definition.Export d -> {
                Object value = spaces.get(d.sort(), d.index());
                exports.put(d.name(), value);
                if (value instanceof RuntimeResource resource) {
                    resource.exportedAs(d.name());
                }
                add(d.sort(), d.type(), value);
            }
        }
    }

    private void add(Sort sort, ExternType type, Object value) {
        bind(type, value);
        spaces.add(sort, value);
    }

    /** Remembers which run-time resource types the identities in a type stand for. */
    private void bind(ExternType type, Object value) {
        switch (type) {
            case ExternType.Type t when t.type() instanceof ResourceType identity ->
                resources.put(identity, (RuntimeResource) value);
            case ExternType.Instance t -> {
                InstanceValue group = (InstanceValue) value;
                t.type().exports().forEach(
                        (name, item) -> bind(item, Objects.requireNonNull(group.exports().get(name))));
            }
            default -> {
                // Functions use identities that the types beside them introduce.
            }
        }
    }

    private Object typeValue(DefinedType type) {
        return type instanceof ResourceType identity ? resolve(identity) : type;
    }

    private static Sort sort(ExternType type) {
        return switch (type) {
            case ExternType.Func t -> Sort.FUNC;
            case ExternType.Instance t -> Sort.INSTANCE;
            case ExternType.Type t -> Sort.TYPE;
            case ExternType.Module t -> Sort.CORE_MODULE;
            case ExternType.ComponentT t -> Sort.COMPONENT;
        };
    }

    private Instantiation scope(int count) {
        Instantiation scope = this;
        for (int i = 0; i < count; i++) {
            scope = Objects.requireNonNull(scope.outer);
        }
        return scope;
    }

    private @Nullable CoreFunction destructor(OptionalInt index) {
        return index.isEmpty() ? null : spaces.get(CoreSort.FUNC, index.getAsInt(), CoreFunction.class);
    }

    private CoreItems instantiate(Definition.CoreInstantiate definition) {
        count.another();
        CoreModule module = spaces.get(Sort.CORE_MODULE, definition.module(), CoreModule.class);
        Map<String, CoreItems> providers = new HashMap<>();
        for (Definition.CoreArg arg : definition.args()) {
            providers.put(arg.name(), spaces.get(CoreSort.INSTANCE, arg.instance(), CoreItems.class));
        }
        CoreImports.Builder imports = CoreImports.builder();
        for (CoreImport wanted : module.imports()) {
            CoreItems provider = providers.get(wanted.module());
            if (provider != null) {
                provider.provide(wanted, imports);
            }
        }
        return new CoreItems.OfModule(module.instantiate(imports.build(), instance.store().meter()));
    }

    private CoreItems group(Definition.CoreInlineExports definition) {
        Map<String, Object> items = new HashMap<>();
        for (Definition.CoreInlineExport export : definition.exports()) {
            items.put(export.name(), spaces.get(export.sort(), export.index()));
        }
        return new CoreItems.Inline(items);
    }

    private InstanceValue instantiate(Definition.Instantiate definition) {
        count.another();
        ComponentClosure component = spaces.get(Sort.COMPONENT, definition.component(), ComponentClosure.class);
        Map<String, Object> childArgs = new HashMap<>();
        for (Definition.Arg arg : definition.args()) {
            childArgs.put(arg.name(), spaces.get(arg.sort(), arg.index()));
        }
        RuntimeInstance child = new RuntimeInstance(instance.store(), instance);
        return new Instantiation(modules, child, component.scope(), childArgs, count)
                .run(component.definition());
    }

    private InstanceValue group(Definition.InlineExports definition) {
        SequencedMap<String, Object> items = new LinkedHashMap<>();
        for (Definition.InlineExport export : definition.exports()) {
            items.put(export.name(), spaces.get(export.sort(), export.index()));
        }
        return new InstanceValue(items);
    }
}
