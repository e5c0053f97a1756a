// SPDX-License-Identifier: Apache-2.0
/** The built-in scheduling policies. */
@NullMarked
package wrt.scheduler;

import org.jspecify.annotations.NullMarked;
