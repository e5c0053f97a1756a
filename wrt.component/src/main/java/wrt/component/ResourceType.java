// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * The static identity of a resource type: two are the same only if they are the same object.
 *
 * <p>One is made for every resource definition, every {@code (sub resource)} bound, and, for each of the latter that an
 * instantiated component exports, once more per instantiation. So inside one component each resource type that can be
 * named has exactly one identity, which an instance maps to the resource type it has at run time.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Component Model, Explainer, "Resource types" and "Type Checking".
 */
public final class ResourceType implements DefinedType {

    private final String label;

    /**
     * A fresh identity.
     *
     * @param label for messages and listings: the name under which it was imported or exported, or where it is defined
     */
    public ResourceType(String label) {
        this.label = label;
    }

    /**
     * A name for messages and listings; says nothing about identity.
     *
     * @return never empty
     */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return "resource " + label;
    }
}
