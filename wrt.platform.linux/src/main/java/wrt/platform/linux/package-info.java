// SPDX-License-Identifier: Apache-2.0

/** The Linux backend: carrier threads with affinity and real-time priority, parking on futexes. */
@NullMarked
package wrt.platform.linux;

import org.jspecify.annotations.NullMarked;
