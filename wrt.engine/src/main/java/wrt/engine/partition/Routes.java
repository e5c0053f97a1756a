// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import wrt.component.ComponentFunction;

/**
 * The routes of one partition by function; a function that is gone takes its route along.
 *
 * <p>Concurrency: the map is safe from any thread, by its lock; what it gives is the partition's.
 */
final class Routes {

    private final Map<ComponentFunction, Route> byFunction = Collections.synchronizedMap(new WeakHashMap<>());

    Route of(ComponentFunction function) {
        return byFunction.computeIfAbsent(function, f -> new Route());
    }
}
