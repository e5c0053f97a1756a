// SPDX-License-Identifier: Apache-2.0
/** Instructions of a function body and the control flow between them. */
@NullMarked
package wrt.core.flow;

import org.jspecify.annotations.NullMarked;
