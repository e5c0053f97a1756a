// SPDX-License-Identifier: Apache-2.0
/** Waitables, waitable sets, and the ends of streams and futures: what tasks wait for. */
@NullMarked
package wrt.component.async;

import org.jspecify.annotations.NullMarked;
