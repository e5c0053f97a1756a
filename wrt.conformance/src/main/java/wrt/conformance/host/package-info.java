// SPDX-License-Identifier: Apache-2.0

/** What suites expect their host to provide. */
@NullMarked
package wrt.conformance.host;

import org.jspecify.annotations.NullMarked;
