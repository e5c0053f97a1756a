// SPDX-License-Identifier: Apache-2.0
/** Partitions: run loop, inbox, clock, tasks on fibers or on their caller's stack, statistics. */
@NullMarked
package wrt.engine.partition;

import org.jspecify.annotations.NullMarked;
