// SPDX-License-Identifier: Apache-2.0
/** The platform backend that works everywhere: plain Java threads and {@link java.util.concurrent.locks.LockSupport}. */
@NullMarked
package wrt.engine.platform;

import org.jspecify.annotations.NullMarked;
