// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;

/** Types of two modules, each of which numbers its types in its own way (core specification, 3.3). */
final class ReferenceTypes {
    private ReferenceTypes() {
    }

    /** Whether values of the type are references to functions. */
    static boolean isFunction(ValType t, TypeSection types) {
        if (!t.isReference()) {
            return false;
        }
        int heap = t.typeIdx();
        return heap >= 0
                ? types.getSubType(heap).compType().funcType() != null
                : heap == ValType.TypeIdxCode.FUNC.code() || heap == ValType.TypeIdxCode.NOFUNC.code();
    }

    /** Whether values of the type are numbers that stand for something of an instance. */
    static boolean isNumber(ValType t, TypeSection types) {
        return isFunction(t, types) || t.isReference() && t.typeIdx() == ValType.TypeIdxCode.EXN.code();
    }

    /** Whether something of the type can carry such numbers. */
    static boolean carriesNumbers(FunctionType t, TypeSection types) {
        return t.params().stream().anyMatch(p -> isNumber(p, types))
                || t.returns().stream().anyMatch(r -> isNumber(r, types));
    }

    /** Whether a defined type is a subtype of one of another module. */
    static boolean isSubtype(TypeSection actualTypes, int actual, TypeSection expectedTypes, int expected) {
        int type = actual;
        while (!TypeSection.crossModuleCanonicallyEquivalent(actualTypes, type, expectedTypes, expected)) {
            int[] supertypes = actualTypes.getSubType(type).typeIdx();
            if (supertypes.length == 0) {
                return false;
            }
            type = supertypes[0];
        }
        return true;
    }

    /** Whether a value type is a subtype of one of another module. */
    static boolean matches(ValType actual, TypeSection actualTypes, ValType expected, TypeSection expectedTypes) {
        if (!actual.isReference() || !expected.isReference()) {
            return actual.opcode() == expected.opcode();
        }
        boolean nullable = actual.opcode() == ValType.ID.RefNull;
        if (nullable && expected.opcode() != ValType.ID.RefNull) {
            return false;
        }
        int from = actual.typeIdx();
        int to = expected.typeIdx();
        return from >= 0 && to >= 0
                ? isSubtype(actualTypes, from, expectedTypes, to)
                : to < 0
                        ? ValType.heapTypeSubtype(from, to, actualTypes)
                        : ValType.heapTypeSubtype(from, to, expectedTypes);
    }

    /** Whether two value types are the same. */
    static boolean equal(ValType a, TypeSection aTypes, ValType b, TypeSection bTypes) {
        return matches(a, aTypes, b, bTypes) && matches(b, bTypes, a, aTypes);
    }
}
