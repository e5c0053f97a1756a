// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

/** What a stream or future carries: compared when an end is used through a definition with a type of its own. */
public interface ElementType {

    /** Whether values of the other type are values of this one: both are made of the same resources at run time. */
    boolean isSame(ElementType other);

    /** Whether it is absent or a number, so that an instance may read what it writes itself. */
    boolean isNoneOrNumber();
}
