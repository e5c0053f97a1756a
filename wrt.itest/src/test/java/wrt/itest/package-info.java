// SPDX-License-Identifier: Apache-2.0
/** Container tests: the finished bundles in a clean Felix. */
@NullMarked
package wrt.itest;

import org.jspecify.annotations.NullMarked;
