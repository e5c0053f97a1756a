// SPDX-License-Identifier: Apache-2.0

/** What a policy author compiles against: ready tasks and the policy that orders them. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.scheduling;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
