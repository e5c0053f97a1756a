// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallException;

/**
 * Tells the container what happens: events and log records.
 *
 * <p>Concurrency: safe from any thread; it never throws.
 */
interface Journal {

    /** A component was deployed. */
    void deployed(String component, String digest, String message, long nanos);

    /** A component was updated in place. */
    void updated(String component, String digest, String message, long nanos);

    /** A component was removed. */
    void removed(String component, String digest, String message, long nanos);

    /** A call ended with a failure. */
    void failed(CallException failure);

    /** Something worth knowing. */
    void info(String component, String message);

    /** Something is wrong. */
    void problem(String component, String message, @Nullable Throwable cause);
}
