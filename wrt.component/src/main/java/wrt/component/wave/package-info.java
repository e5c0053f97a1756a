// SPDX-License-Identifier: Apache-2.0
/** Reading and writing WAVE; the entry is {@link wrt.component.Wave}. */
@NullMarked
package wrt.component.wave;

import org.jspecify.annotations.NullMarked;
