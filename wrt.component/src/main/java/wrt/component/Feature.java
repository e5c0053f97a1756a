// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A gated part of the Component Model that can be switched.
 *
 * <p>Source: Component Model, Explainer, "Gated Features".
 */
@ProviderType
public enum Feature {
    /** Async functions, streams and futures; part of 0.3.0. */
    ASYNC("async", true),
    /** {@code map<K, V>}; part of 0.3.1. */
    MAP("map", true),
    /** {@code implements} and {@code external-id} annotations; part of 0.3.1. */
    IMPLEMENTS("implements", true),
    /** Synchronous and asynchronous variants of more async built-ins. */
    MORE_ASYNC_BUILTINS("more-async-builtins", false),
    /** Async lift without callback. */
    ASYNC_STACKFUL("async-stackful", false),
    /** The thread built-ins. */
    THREADING("threading", false),
    /** {@code list<T, N>}. */
    FIXED_LENGTH_LISTS("fixed-length-lists", false),
    /** {@code error-context}. */
    ERROR_CONTEXT("error-context", false),
    /** More than one namespace or projection in interface names. */
    NESTED_NAMES("nested-names", false),
    /** Canonical interface versions with a version suffix. */
    CANONICAL_NAMES("canonical-names", false);

    private final String label;
    private final boolean released;

    Feature(String label, boolean released) {
        this.label = label;
        this.released = released;
    }

    /**
     * The name for configurations and messages.
     *
     * @return lower case with hyphens
     */
    public String label() {
        return label;
    }

    /**
     * Whether it is part of Component Model 0.3.1.
     *
     * @return true if it is on by default
     */
    public boolean isReleased() {
        return released;
    }
}
