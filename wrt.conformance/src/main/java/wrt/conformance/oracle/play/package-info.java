// SPDX-License-Identifier: Apache-2.0

/** Runs random programs and writes down what happens. */
@NullMarked
package wrt.conformance.oracle.play;

import org.jspecify.annotations.NullMarked;
