// SPDX-License-Identifier: Apache-2.0
/** The driver of the demonstration. */
@NullMarked
package wrt.example.demo;

import org.jspecify.annotations.NullMarked;
