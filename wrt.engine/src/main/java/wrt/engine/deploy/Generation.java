// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import wrt.api.component.GuestTrapException;
import wrt.engine.deploy.limits.LimitKey;
import wrt.engine.deploy.limits.Limits;

/**
 * One instance of a deployed component with the limits that hold for its calls. An update makes a new generation; new
 * limits that need no new instance make one that shares instance, wires and gate.
 *
 * <p>Concurrency: immutable but for the caches, which are safe from any thread.
 */
final class Generation {

    private static final String CANNOT_ENTER = "cannot enter component instance";
    private static final long LONGEST_REPLACEMENT_SECONDS = 10;

    private final LoadedComponent component;
    private final Limits limits;
    private final LiveInstance instance;
    private final SequencedMap<String, Wire> wires;
    private final Gate gate;
    private final CompletableFuture<@Nullable Void> fate;
    private final BiConsumer<Generation, RuntimeException> onFailure;
    private final SequencedMap<String, BoundExport> exports = new LinkedHashMap<>();
    private final Map<String, BoundExport> byName;
    private final ExportNames names;
    private final Map<WitName, Map<String, BoundExport>> interfaces = new ConcurrentHashMap<>();

    /**
     * A generation.
     *
     * @param onFailure told of every call that failed, with this generation
     */
    Generation(LoadedComponent component, Limits limits, LiveInstance instance, SequencedMap<String, Wire> wires,
            Gate gate, BiConsumer<Generation, RuntimeException> onFailure) {
        this(component, limits, instance, wires, gate, onFailure, new CompletableFuture<>());
    }

    private Generation(LoadedComponent component, Limits limits, LiveInstance instance,
            SequencedMap<String, Wire> wires, Gate gate, BiConsumer<Generation, RuntimeException> onFailure,
            CompletableFuture<@Nullable Void> fate) {
        this.fate = fate;
        this.component = component;
        this.limits = limits;
        this.instance = instance;
        this.wires = wires;
        this.gate = gate;
        this.onFailure = onFailure;
        LiveFunction.CallParameters parameters = new LiveFunction.CallParameters(limits.priority(), limits.fuelBudget(),
                null, limits.get(LimitKey.QUANTUM), (int) limits.get(LimitKey.CALL_DEPTH));
        instance.functions().forEach(
                (path, function) -> exports.put(path, BoundExport.of(this, function, parameters)));
        names = new ExportNames(exports.sequencedKeySet());
        Map<String, BoundExport> found = new LinkedHashMap<>();
        names.unique().forEach((name, path) -> found.put(name, exports.get(path)));
        byName = Map.copyOf(found);
    }

    /** The same instance under other limits. */
    Generation with(Limits other) {
        return new Generation(component, other, instance, wires, gate, onFailure, fate);
    }

    LoadedComponent component() {
        return component;
    }

    Limits limits() {
        return limits;
    }

    LiveInstance instance() {
        return instance;
    }

    SequencedMap<String, Wire> wires() {
        return wires;
    }

    Gate gate() {
        return gate;
    }

    /** The exports by path, in the component's order. */
    SequencedMap<String, BoundExport> exports() {
        return exports;
    }

    /**
     * An export by path or unambiguous short form.
     *
     * @throws IllegalArgumentException saying what there is
     */
    BoundExport export(String name) {
        BoundExport export = byName.get(name);
        if (export == null) {
            throw new IllegalArgumentException(names.problem(name));
        }
        return export;
    }

    /** The functions of the exported interface that best satisfies the asked one, by name; empty if none does. */
    Map<String, BoundExport> satisfying(WitName asked) {
        return interfaces.computeIfAbsent(asked, this::find);
    }

    /** Reports a failed call and hands its exception back. */
    RuntimeException failed(RuntimeException failure) {
        onFailure.accept(this, failure);
        return failure;
    }

    /** Whether a call failed because another one had ended in the middle of the instance: it may be made again. */
    boolean neverBegan(RuntimeException failure) {
        return failure instanceof GuestTrapException && instance.poisoned()
                && String.valueOf(failure.getMessage()).endsWith(CANNOT_ENTER);
    }

    /** Says that it was replaced, or that nothing will replace it. */
    void decided() {
        fate.complete(null);
    }

    /** Waits until an abandoned instance is replaced, or it is known that nothing replaces it; not for ever. */
    void awaitFate() {
        try {
            instance.await(fate.copy().orTimeout(LONGEST_REPLACEMENT_SECONDS, TimeUnit.SECONDS));
        } catch (RuntimeException e) {
            return; // whoever waited sees what there is now
        }
    }

    private Map<String, BoundExport> find(WitName asked) {
        String best = best(component.exports().sequencedKeySet(), asked);
        Map<String, BoundExport> functions = new LinkedHashMap<>();
        if (best != null) {
            exports.forEach((path, export) -> {
                if (path.startsWith(best + "#")) {
                    functions.put(path.substring(best.length() + 1), export);
                }
            });
        }
        return Map.copyOf(functions);
    }

    /** The name with the highest version among those that satisfy another. */
    static @Nullable String best(Iterable<String> candidates, WitName asked) {
        String best = null;
        for (String candidate : candidates) {
            WitName name = WitName.parse(candidate);
            if (name.satisfies(asked) && (best == null
                    || WitName.BY_VERSION.compare(name, WitName.parse(best)) > 0)) {
                best = candidate;
            }
        }
        return best;
    }
}
