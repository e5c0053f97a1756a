// SPDX-License-Identifier: Apache-2.0
/** Commands of the console. */
@NullMarked
package wrt.shell;

import org.jspecify.annotations.NullMarked;
