// SPDX-License-Identifier: Apache-2.0

/** What a caller sees of a deployed component: the service, its calls and their failures. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.api.component;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
