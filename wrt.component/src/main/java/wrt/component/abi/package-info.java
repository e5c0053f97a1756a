// SPDX-License-Identifier: Apache-2.0
/** The canonical ABI: how values cross the boundary of a component, and the handle tables beside it. */
@NullMarked
package wrt.component.abi;

import org.jspecify.annotations.NullMarked;
