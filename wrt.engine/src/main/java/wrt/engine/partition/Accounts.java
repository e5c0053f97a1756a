// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one partition by component.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Accounts {

    private final Map<String, ComponentAccount> byComponent = new ConcurrentHashMap<>();

    ComponentAccount of(String component) {
        ComponentAccount known = byComponent.get(component);
        return known != null ? known : byComponent.computeIfAbsent(component, name -> new ComponentAccount());
    }

    /** The account of a component that has one, or null. */
    @Nullable
    ComponentAccount find(String component) {
        return byComponent.get(component);
    }

    void forget(String component) {
        byComponent.remove(component);
    }

    /** Adds those of a partition that has ended; by one thread at a time. */
    void addAll(Accounts ended) {
        ended.byComponent.forEach((component, account) -> of(component).add(account));
    }

    Set<String> components() {
        return byComponent.keySet();
    }
}
