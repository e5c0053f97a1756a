// SPDX-License-Identifier: Apache-2.0
/** The QNX backend of the engine. */
@NullMarked
package wrt.platform.qnx;

import org.jspecify.annotations.NullMarked;
