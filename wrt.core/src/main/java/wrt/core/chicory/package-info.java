// SPDX-License-Identifier: Apache-2.0
/** The seam: the only package that imports Chicory. */
@NullMarked
package wrt.core.chicory;

import org.jspecify.annotations.NullMarked;
