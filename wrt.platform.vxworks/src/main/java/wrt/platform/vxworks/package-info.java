// SPDX-License-Identifier: Apache-2.0
/** The VxWorks backend of the engine. */
@NullMarked
package wrt.platform.vxworks;

import org.jspecify.annotations.NullMarked;
