// SPDX-License-Identifier: Apache-2.0
/** QNX as it is: directly mapped kernel calls, layouts, constants, error numbers. */
@NullMarked
package wrt.platform.qnx.neutrino;

import org.jspecify.annotations.NullMarked;
