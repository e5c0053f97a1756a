// SPDX-License-Identifier: Apache-2.0
/** A consumer of the vehicle's components: Java interfaces and a DS component that refers to one. */
@NullMarked
package wrt.itest.vehicle;

import org.jspecify.annotations.NullMarked;
