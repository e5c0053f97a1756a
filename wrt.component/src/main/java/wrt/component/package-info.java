// SPDX-License-Identifier: Apache-2.0
/** The Component Model as a library. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.component;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
