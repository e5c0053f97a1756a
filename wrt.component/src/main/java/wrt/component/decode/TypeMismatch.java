// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

/** One type is no subtype of another; the message says why, outermost part first. */
final class TypeMismatch extends Exception {

    private static final long serialVersionUID = 1;

    private final String rule;

    TypeMismatch(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    TypeMismatch because(String what) {
        return new TypeMismatch(what + ": " + rule);
    }

    TypeMismatch in(String part) {
        return new TypeMismatch("in " + part + ": " + rule);
    }
}
