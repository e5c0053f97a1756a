// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Counts the objects of one kind that are in use, up to a limit.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class ObjectLimit {

    private final String objects;
    private final String property;
    private final int limit;
    private final AtomicInteger used = new AtomicInteger();

    /**
     * Nothing in use.
     *
     * @param objects what they are, in the plural
     * @param property the configuration that sets the limit, for example {@code channels of wrt.platform.linux}
     * @param limit how many there can be
     */
    public ObjectLimit(String objects, String property, int limit) {
        this.objects = objects;
        this.property = property;
        this.limit = limit;
    }

    /**
     * Takes one.
     *
     * @throws PlatformException of kind LIMIT if all are in use
     */
    public void take() {
        if (used.incrementAndGet() > limit) {
            used.decrementAndGet();
            throw new PlatformException(Kind.LIMIT,
                    "all " + limit + " " + objects + " are in use; the limit is " + property);
        }
    }

    /**
     * Takes one and makes the object, or gives it back if that fails.
     *
     * @param <T> the object's type
     * @param object makes it
     * @return the object
     * @throws PlatformException of kind LIMIT if all are in use, and what making it throws
     */
    public <T> T takeFor(Supplier<T> object) {
        take();
        try {
            return object.get();
        } catch (RuntimeException | Error e) {
            giveBack();
            throw e;
        }
    }

    /** Gives one back. */
    public void giveBack() {
        used.decrementAndGet();
    }

    /**
     * How many are in use.
     *
     * @return 0 to the limit
     */
    public int used() {
        return used.get();
    }

    @Override
    public String toString() {
        return used() + " of " + limit + " in use";
    }
}
