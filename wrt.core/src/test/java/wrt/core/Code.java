// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.io.ByteArrayOutputStream;

/** Writes instructions; names are those of the text format. */
final class Code {
    static final int I32 = 0x7F;
    static final int I64 = 0x7E;
    static final int F32 = 0x7D;
    static final int F64 = 0x7C;
    static final int VOID = 0x40;
    static final int FUNCREF = 0x70;
    static final int EXTERNREF = 0x6F;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Code code() {
        return new Code();
    }

    Code op(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    /** The type of nullable references to functions of a type, for {@link #types}. */
    static int ref(int type) {
        return 0x6300 | type;
    }

    /** Value types. */
    Code types(int... types) {
        for (int t : types) {
            if (t > 0xFF) {
                op(t >> 8);
            }
            op(t & 0xFF);
        }
        return this;
    }

    Code u(long value) {
        long v = value;
        while (v >>> 7 != 0) {
            out.write((int) (v & 0x7F | 0x80));
            v >>>= 7;
        }
        out.write((int) v);
        return this;
    }

    Code s(long value) {
        long v = value;
        while (v < -64 || v > 63) {
            out.write((int) (v & 0x7F | 0x80));
            v >>= 7;
        }
        out.write((int) (v & 0x7F));
        return this;
    }

    Code add(Code other) {
        out.writeBytes(other.bytes());
        return this;
    }

    Code i32(int value) {
        return op(0x41).s(value);
    }

    Code i64(long value) {
        return op(0x42).s(value);
    }

    Code get(int local) {
        return op(0x20).u(local);
    }

    Code set(int local) {
        return op(0x21).u(local);
    }

    Code tee(int local) {
        return op(0x22).u(local);
    }

    Code globalGet(int global) {
        return op(0x23).u(global);
    }

    Code globalSet(int global) {
        return op(0x24).u(global);
    }

    Code block(int type) {
        return op(0x02, type);
    }

    Code loop(int type) {
        return op(0x03, type);
    }

    Code iff(int type) {
        return op(0x04, type);
    }

    Code otherwise() {
        return op(0x05);
    }

    Code end() {
        return op(0x0B);
    }

    Code br(int label) {
        return op(0x0C).u(label);
    }

    Code brIf(int label) {
        return op(0x0D).u(label);
    }

    Code brTable(int... labels) {
        op(0x0E).u(labels.length - 1);
        for (int l : labels) {
            u(l);
        }
        return this;
    }

    Code ret() {
        return op(0x0F);
    }

    Code call(int function) {
        return op(0x10).u(function);
    }

    Code refFunc(int function) {
        return op(0xD2).u(function);
    }

    Code callRef(int type) {
        return op(0x14).u(type);
    }

    Code tableGet(int table) {
        return op(0x25).u(table);
    }

    Code tableSet(int table) {
        return op(0x26).u(table);
    }

    Code tableInit(int segment, int table) {
        return op(0xFC, 12).u(segment).u(table);
    }

    Code tableCopy(int target, int source) {
        return op(0xFC, 14).u(target).u(source);
    }

    Code tableGrow(int table) {
        return op(0xFC, 15).u(table);
    }

    Code tableFill(int table) {
        return op(0xFC, 17).u(table);
    }

    Code callIndirect(int type, int table) {
        return op(0x11).u(type).u(table);
    }

    Code returnCall(int function) {
        return op(0x12).u(function);
    }

    Code drop() {
        return op(0x1A);
    }

    Code select() {
        return op(0x1B);
    }

    Code unreachable() {
        return op(0x00);
    }

    Code nop() {
        return op(0x01);
    }

    Code add32() {
        return op(0x6A);
    }

    Code sub32() {
        return op(0x6B);
    }

    Code mul32() {
        return op(0x6C);
    }

    Code load32(int offset) {
        return op(0x28, 2).u(offset);
    }

    Code store32(int offset) {
        return op(0x36, 2).u(offset);
    }

    Code load8(int offset) {
        return op(0x2D, 0).u(offset);
    }

    Code store8(int offset) {
        return op(0x3A, 0).u(offset);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
