// SPDX-License-Identifier: Apache-2.0
/** Reading and writing the binary format. */
@NullMarked
package wrt.core.binary;

import org.jspecify.annotations.NullMarked;
