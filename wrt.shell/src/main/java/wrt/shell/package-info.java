// SPDX-License-Identifier: Apache-2.0

/** The Gogo commands of scope {@code wrt}: what runs, and what one can do with it. */
@NullMarked
package wrt.shell;

import org.jspecify.annotations.NullMarked;
