// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResourceValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;

/**
 * The resources that one instance has handed out and that are still held outside.
 *
 * <p>Concurrency: safe from any thread.
 */
final class ResourceLedger {

    private final Set<ResourceValue> held = Collections.newSetFromMap(new WeakHashMap<>());

    /** Whether values of a type can hold resources of their owner. */
    static boolean hands(@Nullable ValType type) {
        return type != null && switch (type) {
            case ValType.Own t -> true;
            case ValType.ListT t -> hands(t.element());
            case ValType.FixedListT t -> hands(t.element());
            case ValType.MapT t -> hands(t.key()) || hands(t.value());
            case ValType.RecordT t -> t.fields().stream().anyMatch(field -> hands(field.type()));
            case ValType.TupleT t -> t.types().stream().anyMatch(ResourceLedger::hands);
            case ValType.VariantT t -> t.cases().stream().anyMatch(each -> hands(each.type()));
            case ValType.OptionT t -> hands(t.type());
            case ValType.ResultT t -> hands(t.ok()) || hands(t.error());
            default -> false;
        };
    }

    /** Whether arguments of a function can hold resources. */
    static boolean takes(FuncType type) {
        return type.params().stream().map(Param::type).anyMatch(ResourceLedger::hands);
    }

    /** Notes the resources in a value that the instance gives away. */
    void note(@Nullable Object value) {
        switch (value) {
            case ResourceValue resource -> {
                synchronized (held) {
                    held.add(resource);
                }
            }
            case RecordValue record -> record.fields().values().forEach(this::note);
            case VariantValue variant -> note(variant.payload());
            case ResultValue result -> note(result.payload());
            case Optional<?> option -> option.ifPresent(this::note);
            case Collection<?> list -> list.forEach(this::note);
            case Map<?, ?> map -> map.forEach((k, v) -> {
                note(k);
                note(v);
            });
            case null, default -> {
            }
        }
    }

    /** Whether it is one of them. */
    boolean owns(ResourceValue resource) {
        synchronized (held) {
            return held.contains(resource);
        }
    }

    /** Whether one of them is still open. */
    boolean isAnyOpen() {
        synchronized (held) {
            held.removeIf(resource -> !resource.isOpen());
            return !held.isEmpty();
        }
    }
}
