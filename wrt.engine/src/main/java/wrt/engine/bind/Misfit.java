// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Type;

import wrt.component.TypeText;
import wrt.component.ValType;

/** A Java type that no value of a WIT type fits; the message says what would. */
final class Misfit extends Exception {

    private static final long serialVersionUID = 1L;

    Misfit(String message) {
        super(message);
    }

    static Misfit of(ValType wit, Type java) {
        return new Misfit("WIT " + TypeText.of(wit) + " does not fit Java " + java.getTypeName() + "; fitting: "
                + Fitting.types(wit));
    }

    Misfit within(String where) {
        return new Misfit(where + ": " + getMessage());
    }
}
