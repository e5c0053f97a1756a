// SPDX-License-Identifier: Apache-2.0

/** The command line that runs conformance scripts against this implementation. */
@NullMarked
package wrt.conformance;

import org.jspecify.annotations.NullMarked;
