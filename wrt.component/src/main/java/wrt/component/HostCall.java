// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who calls a host function. One object serves all calls of an import, so it is only valid during the call.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
@ProviderType
public final class HostCall {

    private final Store store;
    private final String name;

    HostCall(Store store, String name) {
        this.store = store;
        this.name = name;
    }

    /**
     * The import that was called, as {@code interface#function} or {@code function}.
     *
     * @return the name as the component imports it
     */
    public String name() {
        return name;
    }

    /**
     * The store of the calling component.
     *
     * @return never null
     */
    public Store store() {
        return store;
    }

    /**
     * The thread that called.
     *
     * @return never null
     */
    public Thread thread() {
        return Objects.requireNonNull(store.currentThread());
    }

    /**
     * The call that the embedder started and that led here, through however many components.
     *
     * @return never null
     */
    public Task task() {
        return thread().task().outermost();
    }
}
