// SPDX-License-Identifier: Apache-2.0
/** The code model: control-flow graphs and the cost of their blocks. */
@Export
@Version("0.1.0")
@NullMarked
package wrt.core.code;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
