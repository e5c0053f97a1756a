// SPDX-License-Identifier: Apache-2.0
/** Deployment: components come, resolve, are updated and go, and each is a service while it is active. */
@NullMarked
package wrt.engine.deploy;

import org.jspecify.annotations.NullMarked;
