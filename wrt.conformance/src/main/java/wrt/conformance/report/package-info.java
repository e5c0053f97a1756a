// SPDX-License-Identifier: Apache-2.0

/** What came out, as text and as JSON. */
@NullMarked
package wrt.conformance.report;

import org.jspecify.annotations.NullMarked;
