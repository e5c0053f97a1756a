// SPDX-License-Identifier: Apache-2.0

/** From text to binary, through an encoder that npm provides. */
@NullMarked
package wrt.conformance.encode;

import org.jspecify.annotations.NullMarked;
