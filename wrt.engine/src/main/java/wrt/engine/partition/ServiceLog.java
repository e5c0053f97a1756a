// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import org.osgi.service.log.Logger;
import wrt.engine.policy.EngineLog;

/**
 * The container's log.
 *
 * @param logger of the log service
 */
record ServiceLog(Logger logger) implements EngineLog {

    @Override
    public void info(String message) {
        logger.info("{}", message);
    }

    @Override
    public void warn(String message) {
        logger.warn("{}", message);
    }

    @Override
    public void error(String message, @Nullable Throwable cause) {
        logger.error("{}", message, cause);
    }
}
