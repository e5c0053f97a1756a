// SPDX-License-Identifier: Apache-2.0

/** The rules of a scheduling policy as tests: a policy's tests extend {@link wrt.scheduler.suite.PolicySuite}. */
@NullMarked
package wrt.scheduler.suite;

import org.jspecify.annotations.NullMarked;
