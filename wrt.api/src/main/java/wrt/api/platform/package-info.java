// SPDX-License-Identifier: Apache-2.0

/** The seam to the operating system: one small interface for each primitive, and what the system grants or refuses. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.platform;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
