// SPDX-License-Identifier: Apache-2.0

/**
 * The rules of the platform seam as tests: a backend's tests extend {@link wrt.platform.suite.PlatformSuite}. Beside them
 * the C compiler of the system, for stand-ins and for probes of layouts.
 */
@NullMarked
package wrt.platform.suite;

import org.jspecify.annotations.NullMarked;
