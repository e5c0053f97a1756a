// SPDX-License-Identifier: Apache-2.0
/** Run loops, tasks and deployment. */
@NullMarked
package wrt.engine;

import org.jspecify.annotations.NullMarked;
