// SPDX-License-Identifier: Apache-2.0
/** Benchmarks. */
@NullMarked
package wrt.bench;

import org.jspecify.annotations.NullMarked;
