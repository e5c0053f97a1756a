// SPDX-License-Identifier: Apache-2.0
/** The meter: what metered code does to a module's bytes and to the register that it charges. */
@NullMarked
package wrt.core.meter;

import org.jspecify.annotations.NullMarked;
