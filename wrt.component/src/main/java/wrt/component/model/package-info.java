// SPDX-License-Identifier: Apache-2.0
/** The definitions of a decoded and validated component, in order, as instantiation executes them. */
@NullMarked
package wrt.component.model;

import org.jspecify.annotations.NullMarked;
