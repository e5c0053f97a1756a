// SPDX-License-Identifier: Apache-2.0

/** What random programs run in: types, guests, and their binaries. */
@NullMarked
package wrt.conformance.oracle.world;

import org.jspecify.annotations.NullMarked;
