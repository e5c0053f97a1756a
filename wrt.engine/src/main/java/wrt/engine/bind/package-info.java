// SPDX-License-Identifier: Apache-2.0
/** Java and WIT meet: typed proxies for exports, host services for imports. */
@NullMarked
package wrt.engine.bind;

import org.jspecify.annotations.NullMarked;
