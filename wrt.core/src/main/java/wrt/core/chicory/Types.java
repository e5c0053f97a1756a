// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.OptionalLong;
import wrt.core.CoreType;
import wrt.core.ValueType;
import wrt.core.binary.Bytes;

/** Chicory's types as ours. */
final class Types {

    private Types() {
    }

    static ValueType value(ValType t) {
        return switch (t.opcode()) {
            case ValType.ID.I32 -> ValueType.I32;
            case ValType.ID.I64 -> ValueType.I64;
            case ValType.ID.F32 -> ValueType.F32;
            case ValType.ID.F64 -> ValueType.F64;
            case ValType.ID.V128 -> ValueType.V128;
            case ValType.ID.RefNull -> nullable(t.typeIdx());
            default -> ValueType.REF;
        };
    }

    private static ValueType nullable(int heapType) {
        if (heapType == ValType.TypeIdxCode.FUNC.code()) {
            return ValueType.FUNCREF;
        } else if (heapType == ValType.TypeIdxCode.EXTERN.code()) {
            return ValueType.EXTERNREF;
        }
        return heapType == ValType.TypeIdxCode.EXN.code() ? ValueType.EXNREF : ValueType.REF;
    }

    /** The type as in the binary format. */
    static byte[] encoded(ValType t) {
        Bytes out = new Bytes().put(t.opcode());
        if (t.opcode() == ValType.ID.Ref || t.opcode() == ValType.ID.RefNull) {
            out.signed(t.typeIdx());
        }
        return out.toArray();
    }

    static CoreType.FunctionType function(FunctionType t) {
        return new CoreType.FunctionType(
                t.params().stream().map(Types::value).toList(),
                t.returns().stream().map(Types::value).toList());
    }

    static CoreType.MemoryType memory(MemoryLimits limits) {
        return new CoreType.MemoryType(
                limits.initialPages(),
                limits.maximumPages() == MemoryLimits.MAX_PAGES
                        ? OptionalLong.empty()
                        : OptionalLong.of(limits.maximumPages()),
                limits.shared(),
                false);
    }

    static CoreType.TableType table(ValType element, TableLimits limits) {
        return new CoreType.TableType(
                value(element),
                limits.min(),
                limits.max() >= TableLimits.LIMIT_MAX ? OptionalLong.empty() : OptionalLong.of(limits.max()));
    }

    static CoreType.TableType table(Table t) {
        return table(t.elementType(), t.limits());
    }

    static CoreType.GlobalType global(ValType type, MutabilityType mutability) {
        return new CoreType.GlobalType(value(type), mutability == MutabilityType.Var);
    }
}
