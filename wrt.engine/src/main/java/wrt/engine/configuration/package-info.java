// SPDX-License-Identifier: Apache-2.0
/** Reading configurations: what is no value is told in the user's terms, and costs nothing but itself. */
@NullMarked
package wrt.engine.configuration;

import org.jspecify.annotations.NullMarked;
