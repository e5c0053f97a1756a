// SPDX-License-Identifier: Apache-2.0
/** The Linux backend. */
@NullMarked
package wrt.platform.linux;

import org.jspecify.annotations.NullMarked;
