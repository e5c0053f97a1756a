// SPDX-License-Identifier: Apache-2.0
/** A scheduling policy from outside the platform. */
@NullMarked
package wrt.example.policy;

import org.jspecify.annotations.NullMarked;
