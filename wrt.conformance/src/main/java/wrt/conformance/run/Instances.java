// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import wrt.component.Component;
import wrt.component.ComponentCaller;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.HostInstance;
import wrt.component.LinkException;
import wrt.component.Linker;
import wrt.component.Param;
import wrt.component.Store;
import wrt.conformance.host.ComponentHost;
import wrt.conformance.run.Definitions.Definition;
import wrt.conformance.script.Command.Refusal;
import wrt.conformance.script.Constant;
import wrt.core.CoreCompiler;

/** The instances of a script: the latest, and those with names. */
final class Instances {

    /** An instance, or why there is none. */
    sealed interface Instance {

        /** Of a component. */
        record OfComponent(ComponentInstance instance) implements Instance {
        }

        /** Of a core module. */
        record OfModule(CoreRealm.Module module) implements Instance {
        }

        /** Not made, as it needs a feature that is off or does not exist here. */
        record Skipped(String feature) implements Instance {
        }

        /** Not made, as nobody provides what it imports. */
        record Unlinked(String missing) implements Instance {
        }
    }

    private final CoreCompiler compiler;
    private final ComponentHost host;
    private final Map<String, Instance> named = new HashMap<>();
    private final Map<String, ComponentInstance> importable = new LinkedHashMap<>();
    private final CoreRealm core = new CoreRealm();
    private @Nullable Instance latest;

    Instances(CoreCompiler compiler) {
        this.compiler = compiler;
        this.host = new ComponentHost(compiler);
    }

    /** From now on the latest instance. */
    void add(@Nullable String id, @Nullable Instance instance) {
        latest = instance;
        if (id != null && instance != null) {
            named.put(id, instance);
            // As in Wasmtime, an instance can be imported under its identifier.
            offer(id.substring(1), instance);
        } else if (id != null) {
            named.remove(id);
        }
    }

    private void offer(String name, Instance instance) {
        if (instance instanceof Instance.OfComponent component) {
            importable.put(name, component.instance());
        }
        if (instance instanceof Instance.OfModule module) {
            core.register(name, module.module());
        }
    }

    /** Makes an instance importable. */
    void register(String name, @Nullable String id) {
        offer(name, find(id));
    }

    /**
     * Makes an instance; traps are thrown.
     *
     * @throws RefusedException if imports are not satisfied
     */
    Instance instantiate(Definition definition) {
        return switch (definition) {
            case Definition.OfComponent d -> new Instance.OfComponent(instantiate(d.component()));
            case Definition.OfModule d -> new Instance.OfModule(core.instantiate(d.module(), compiler));
        };
    }

    /** Instances that are linked share a store; others have one of their own, so that nothing is left in it. */
    private ComponentInstance instantiate(Component component) {
        Linker linker = new Linker();
        host.define(linker);
        Store store = null;
        for (Map.Entry<String, ComponentInstance> offer : importable.entrySet()) {
            linker.define(offer.getKey(), HostInstance.of(offer.getValue(), ComponentCaller.direct()));
            if (store == null && component.imports().containsKey(offer.getKey())) {
                store = offer.getValue().store();
            }
        }
        try {
            return GuestCalls.instantiate(linker, store == null ? GuestCalls.newStore() : store, component);
        } catch (LinkException e) {
            throw new RefusedException(Refusal.UNLINKABLE, String.valueOf(e.getMessage()), null, e);
        }
    }

    /** Calls an export. */
    Outcome invoke(@Nullable String id, String export, List<Constant> args) {
        return switch (find(id)) {
            case Instance.OfComponent i -> {
                ComponentFunction function = function(i.instance(), export);
                yield GuestCalls.call(function, arguments(function, args));
            }
            case Instance.OfModule i -> i.module().invoke(export, args);
            case Instance.Skipped i -> throw new SkippedException(i.feature());
            case Instance.Unlinked i -> throw new MismatchException(i.missing());
        };
    }

    /** Reads a global. */
    Outcome get(@Nullable String id, String export) {
        return switch (find(id)) {
            case Instance.OfModule i -> i.module().get(export);
            case Instance.OfComponent i -> throw new MismatchException("components export no globals");
            case Instance.Skipped i -> throw new SkippedException(i.feature());
            case Instance.Unlinked i -> throw new MismatchException(i.missing());
        };
    }

    private Instance find(@Nullable String id) {
        Instance instance = id == null ? latest : named.get(id);
        if (instance == null) {
            throw new MismatchException(id == null ? "there is no instance" : "there is no instance " + id);
        }
        return instance;
    }

    private static ComponentFunction function(ComponentInstance instance, String export) {
        try {
            return instance.function(export);
        } catch (NoSuchElementException e) {
            throw new MismatchException(String.valueOf(e.getMessage()));
        }
    }

    private static Object[] arguments(ComponentFunction function, List<Constant> args) {
        List<Param> params = function.type().params();
        if (params.size() != args.size()) {
            throw new MismatchException(function.name() + " has " + params.size() + " parameters, not " + args.size());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            values.add(ComponentConstants.argument(args.get(i), params.get(i).type()));
        }
        return values.toArray();
    }
}
