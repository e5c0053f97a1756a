// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The static identity of a resource type.
 *
 * <p>A new identity is made for every resource definition, every {@code (sub resource)} bound, and, for each of those
 * that an instantiated component exports, once more per instantiation. So inside one component each resource type has
 * exactly one identity, which an instance maps to the resource type it has at run time. An import or export gives the
 * identity another name, {@link #alias}; objects with the same identity are equal.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Component Model, Explainer, "Type Checking".
 */
@ProviderType
public final class ResourceType implements DefinedType {

    private final String label;
    private final Object identity;

    /**
     * A resource type different from all others.
     *
     * @param label for messages and listings: the name under which it is imported or exported
     */
    public ResourceType(String label) {
        this(label, new Object());
    }

    private ResourceType(String label, Object identity) {
        this.label = label;
        this.identity = identity;
    }

    /**
     * The same resource type under another name.
     *
     * @param newLabel the name
     * @return an equal type
     */
    public ResourceType alias(String newLabel) {
        return new ResourceType(newLabel, identity);
    }

    /**
     * A name for messages and listings; says nothing about identity.
     *
     * @return never null
     */
    public String label() {
        return label;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceType that && that.identity == identity;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(identity);
    }

    @Override
    public String toString() {
        return "resource " + label;
    }
}
