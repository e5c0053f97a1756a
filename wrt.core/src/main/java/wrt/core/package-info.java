// SPDX-License-Identifier: Apache-2.0
/** Core WebAssembly: modules, instances, memories. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.core;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
