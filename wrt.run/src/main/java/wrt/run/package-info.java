// SPDX-License-Identifier: Apache-2.0

/** The command line that runs one export of a component, or of a core module, in a plain Java process. */
@NullMarked
package wrt.run;

import org.jspecify.annotations.NullMarked;
