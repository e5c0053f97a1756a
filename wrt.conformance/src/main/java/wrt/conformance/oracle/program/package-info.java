// SPDX-License-Identifier: Apache-2.0

/** Random programs. */
@NullMarked
package wrt.conformance.oracle.program;

import org.jspecify.annotations.NullMarked;
