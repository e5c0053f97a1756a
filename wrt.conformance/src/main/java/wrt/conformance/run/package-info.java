// SPDX-License-Identifier: Apache-2.0

/** Executing the commands of a script. */
@NullMarked
package wrt.conformance.run;

import org.jspecify.annotations.NullMarked;
