// SPDX-License-Identifier: Apache-2.0

/** What is running: partitions, tasks, policies, and their figures. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
