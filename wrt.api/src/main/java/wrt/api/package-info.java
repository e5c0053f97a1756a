// SPDX-License-Identifier: Apache-2.0
/** The contract between the platform and its users. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
