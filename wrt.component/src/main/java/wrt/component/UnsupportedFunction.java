// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * A function that cannot be called yet: the component loads, and says so when it is called.
 *
 * @param type its type
 * @param what the part of the Component Model that is missing
 */
record UnsupportedFunction(FuncType type, String what) implements FuncInst {

    UnsupportedOperationException exception() {
        return unsupported(what);
    }

    static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException("not supported yet: " + what);
    }
}
