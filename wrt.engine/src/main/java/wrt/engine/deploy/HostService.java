// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A service of the container that implements WIT interfaces.
 *
 * <p>Concurrency: safe from any thread.
 */
final class HostService {

    private final long id;
    private volatile int ranking;
    private volatile Set<WitName> interfaces;
    private final String title;
    private final Supplier<@Nullable Object> source;
    private volatile boolean there = true;
    private @Nullable Object object;

    /**
     * A service.
     *
     * @param source gives its object, once it is wanted
     */
    HostService(long id, int ranking, Set<WitName> interfaces, String title, Supplier<@Nullable Object> source) {
        this.id = id;
        this.ranking = ranking;
        this.interfaces = Set.copyOf(interfaces);
        this.title = title;
        this.source = source;
    }

    long id() {
        return id;
    }

    int ranking() {
        return ranking;
    }

    /** The interfaces that it says it implements. */
    Set<WitName> interfaces() {
        return interfaces;
    }

    /** As listings show it. */
    String title() {
        return title;
    }

    boolean isThere() {
        return there;
    }

    /** Its properties have changed. */
    void restate(int newRanking, Set<WitName> newInterfaces) {
        ranking = newRanking;
        interfaces = Set.copyOf(newInterfaces);
    }

    /** Whether its object was asked for and got. */
    synchronized boolean isHeld() {
        return object != null;
    }

    /** It was unregistered: calls of it are errors from now on. */
    void gone() {
        there = false;
    }

    /** The service's object, asked for once; null if it cannot be had. */
    synchronized @Nullable Object object() {
        if (object == null && there) {
            object = source.get();
        }
        return object;
    }
}
