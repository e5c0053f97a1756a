// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import java.util.TreeMap;

/**
 * The components that have instances in a partition. One that is to end takes nobody new in, and ends when the last one
 * has left.
 *
 * <p>Concurrency: safe from any thread, by its own lock.
 */
final class Occupants {

    private final TreeMap<String, Integer> instances = new TreeMap<>();
    private boolean leaving;
    private boolean closed;

    /** Takes an instance in; false if the partition ends and the component has none here. */
    synchronized boolean tryEnter(String component) {
        if (closed || leaving && !instances.containsKey(component)) {
            return false;
        }
        instances.merge(component, 1, Integer::sum);
        return true;
    }

    /** An instance is gone; true if it was the last one of a partition that is to end. */
    synchronized boolean leave(String component) {
        instances.computeIfPresent(component, (name, count) -> count == 1 ? null : count - 1);
        return leaving && instances.isEmpty();
    }

    /** Whether the partition is to end. */
    synchronized void leaving(boolean wanted) {
        leaving = wanted;
    }

    /** Closes it for good if nobody is there. */
    synchronized boolean tryClose() {
        closed |= instances.isEmpty();
        return closed;
    }

    /** Who is there, by name. */
    synchronized List<String> names() {
        return List.copyOf(instances.keySet());
    }
}
