// SPDX-License-Identifier: Apache-2.0

/** Asynchronous calls as objects: where a call is, what it gives, when nothing is left of it, and how it is cancelled. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.async;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
