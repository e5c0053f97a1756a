// SPDX-License-Identifier: Apache-2.0
/** The policy slot: which policy orders the tasks, how it is swapped, and what happens when it fails. */
@NullMarked
package wrt.engine.policy;

import org.jspecify.annotations.NullMarked;
