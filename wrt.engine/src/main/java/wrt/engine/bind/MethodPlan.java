// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Method;

/**
 * How one method of a Java interface is carried out.
 *
 * @param method the method
 * @param export the function that it calls
 * @param invoker converts and calls
 * @param flat whether it needs no conversion object: scalars only, primitive on the Java side
 */
record MethodPlan(Method method, Export export, Invoker invoker, boolean flat) {
}
