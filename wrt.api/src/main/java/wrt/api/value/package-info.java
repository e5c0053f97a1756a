// SPDX-License-Identifier: Apache-2.0

/** How Java sees the values of WIT types: the few that have no natural Java type of their own. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.value;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
