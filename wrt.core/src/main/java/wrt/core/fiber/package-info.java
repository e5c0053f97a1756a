// SPDX-License-Identifier: Apache-2.0
/** Suspendable guest stacks. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.core.fiber;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
