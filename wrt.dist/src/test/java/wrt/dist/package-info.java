// SPDX-License-Identifier: Apache-2.0
/** Tests of the finished container and of the launcher. */
@NullMarked
package wrt.dist;

import org.jspecify.annotations.NullMarked;
