// SPDX-License-Identifier: Apache-2.0
/** The macOS backend of the engine. */
@NullMarked
package wrt.platform.macos;

import org.jspecify.annotations.NullMarked;
