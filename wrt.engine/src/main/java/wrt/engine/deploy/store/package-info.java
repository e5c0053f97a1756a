// SPDX-License-Identifier: Apache-2.0
/** What is deployed, kept over a restart. */
@NullMarked
package wrt.engine.deploy.store;

import org.jspecify.annotations.NullMarked;
