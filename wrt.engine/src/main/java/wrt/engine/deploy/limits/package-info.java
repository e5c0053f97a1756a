// SPDX-License-Identifier: Apache-2.0
/** What a component may use, and who said so. */
@NullMarked
package wrt.engine.deploy.limits;

import org.jspecify.annotations.NullMarked;
