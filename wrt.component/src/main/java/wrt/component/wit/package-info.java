// SPDX-License-Identifier: Apache-2.0
/** Component types as WIT text. */
@NullMarked
package wrt.component.wit;

import org.jspecify.annotations.NullMarked;
