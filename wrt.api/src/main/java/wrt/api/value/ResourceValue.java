// SPDX-License-Identifier: Apache-2.0
package wrt.api.value;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A resource that a component handed out: an opaque handle that its owner closes.
 *
 * <p>Passing it where the WIT type says {@code own} transfers it: afterwards it is closed for Java. Passing it
 * where the type says {@code borrow} lends it for the call.
 *
 * <p>Concurrency: safe from any thread; {@link #close()} takes effect once.
 *
 * <p>Source: Component Model, Explainer, "Handle types".
 */
@ProviderType
public interface ResourceValue extends AutoCloseable {

    /**
     * The WIT name of the resource type.
     *
     * @return the name
     */
    String typeName();

    /**
     * Whether the handle can still be used.
     *
     * @return false once it was closed, transferred, or its component was removed
     */
    boolean isOpen();

    /** Drops the handle, which runs the component's destructor; closing twice has no effect. */
    @Override
    void close();
}
