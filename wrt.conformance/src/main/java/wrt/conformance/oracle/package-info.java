// SPDX-License-Identifier: Apache-2.0

/** Compares this runtime with the reference implementation by random programs. */
@NullMarked
package wrt.conformance.oracle;

import org.jspecify.annotations.NullMarked;
