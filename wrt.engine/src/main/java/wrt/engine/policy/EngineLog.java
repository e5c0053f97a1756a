// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where the engine's run-time half writes for people; the container's log service in production.
 *
 * <p>Concurrency: called from any thread, also from run loops, so it must not wait.
 */
public interface EngineLog {

    /** Something that happened as it should. */
    void info(String message);

    /** Something that people will want to change, without which the engine goes on. */
    void warn(String message);

    /** Something that was contained, with what brought it about. */
    void error(String message, @Nullable Throwable cause);
}
