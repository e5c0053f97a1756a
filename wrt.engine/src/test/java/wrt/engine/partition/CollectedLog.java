// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import wrt.engine.policy.EngineLog;

/** Keeps what was written. */
final class CollectedLog implements EngineLog {

    final List<String> infos = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final List<String> errors = new CopyOnWriteArrayList<>();

    @Override
    public void info(String message) {
        infos.add(message);
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }

    @Override
    public void error(String message, @Nullable Throwable cause) {
        errors.add(message + (cause == null ? "" : ": " + cause));
    }
}
