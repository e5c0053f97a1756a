// SPDX-License-Identifier: Apache-2.0
/** The calls of macOS as its libraries have them: direct mappings, constants, error numbers. */
@NullMarked
package wrt.platform.macos.system;

import org.jspecify.annotations.NullMarked;
