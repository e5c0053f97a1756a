// SPDX-License-Identifier: Apache-2.0
/** The log in the foreground. */
@NullMarked
package wrt.shell.log;

import org.jspecify.annotations.NullMarked;
