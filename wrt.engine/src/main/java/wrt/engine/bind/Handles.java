// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import wrt.component.ResourceType;
import wrt.component.ValType;

/** How resources are seen on the Java side. */
interface Handles {

    /**
     * The conversion of a handle.
     *
     * @param wit the handle's type, own or borrow
     * @param resource the resource's type
     * @param java the Java type
     * @throws Misfit saying what would fit
     */
    Conversion conversion(ValType wit, ResourceType resource, Class<?> java) throws Misfit;
}
