// SPDX-License-Identifier: Apache-2.0

/** Deploying, updating and removing components, and what is known of each. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.deploy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
