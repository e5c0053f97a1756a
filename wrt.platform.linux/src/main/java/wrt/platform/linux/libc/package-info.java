// SPDX-License-Identifier: Apache-2.0

/** The C library and the kernel as they are: direct-mapped functions, call numbers, error numbers. */
@NullMarked
package wrt.platform.linux.libc;

import org.jspecify.annotations.NullMarked;
