// SPDX-License-Identifier: Apache-2.0

/** Reading scripts: S-expressions, commands, constants, the features a file asks for. */
@NullMarked
package wrt.conformance.script;

import org.jspecify.annotations.NullMarked;
