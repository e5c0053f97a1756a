// SPDX-License-Identifier: Apache-2.0
package wrt.core.flow;

import wrt.core.code.BulkSite.Unit;
import wrt.core.code.InstructionClass;
import org.jspecify.annotations.Nullable;

/** The opcodes that matter to control flow and cost (core specification, 5.4). */
public final class Opcodes {
    public static final int UNREACHABLE = 0x00;
    public static final int BLOCK = 0x02;
    public static final int LOOP = 0x03;
    public static final int IF = 0x04;
    public static final int ELSE = 0x05;
    public static final int THROW = 0x08;
    public static final int THROW_REF = 0x0A;
    public static final int END = 0x0B;
    public static final int BR = 0x0C;
    public static final int BR_IF = 0x0D;
    public static final int BR_TABLE = 0x0E;
    public static final int RETURN = 0x0F;
    public static final int CALL = 0x10;
    public static final int CALL_INDIRECT = 0x11;
    public static final int RETURN_CALL = 0x12;
    public static final int RETURN_CALL_INDIRECT = 0x13;
    public static final int CALL_REF = 0x14;
    public static final int RETURN_CALL_REF = 0x15;
    public static final int TRY_TABLE = 0x1F;
    public static final int MEMORY_GROW = 0x40;
    public static final int REF_FUNC = 0xD2;
    public static final int BR_ON_NULL = 0xD5;
    public static final int BR_ON_NON_NULL = 0xD6;
    public static final int BR_ON_CAST = 0xFB18;
    public static final int BR_ON_CAST_FAIL = 0xFB19;
    public static final int TABLE_GROW = 0xFC0F;

    private Opcodes() {
    }

    /** What the last operand of a bulk operation counts, or null for any other instruction. */
    public static @Nullable Unit unit(int opcode) {
        return switch (opcode) {
            case MEMORY_GROW -> Unit.PAGE;
            case 0xFC08, 0xFC0A, 0xFC0B -> Unit.BYTE;
            case 0xFC0C, 0xFC0E, TABLE_GROW, 0xFC11 -> Unit.ELEMENT;
            case 0xFB06, 0xFB07, 0xFB09, 0xFB0A, 0xFB10, 0xFB11, 0xFB12, 0xFB13 -> Unit.ELEMENT;
            default -> null;
        };
    }

    /** The class that a cost model weighs. */
    public static InstructionClass classOf(int opcode) {
        return switch (opcode >> 8) {
            case 0xFB -> opcode >= 0xFB14
                    ? opcode == BR_ON_CAST || opcode == BR_ON_CAST_FAIL
                            ? InstructionClass.BRANCH
                            : InstructionClass.REFERENCE
                    : InstructionClass.AGGREGATE;
            case 0xFC -> miscellaneous(opcode & 0xFF);
            case 0xFD -> InstructionClass.VECTOR;
            case 0xFE -> InstructionClass.ATOMIC;
            default -> opcode >= 0x45 ? numeric(opcode) : simple(opcode);
        };
    }

    private static InstructionClass simple(int opcode) {
        return switch (opcode) {
            case UNREACHABLE -> InstructionClass.UNREACHABLE;
            case 0x01 -> InstructionClass.NOP;
            case BLOCK, LOOP, ELSE, END -> InstructionClass.STRUCTURE;
            case IF, BR, BR_IF, BR_TABLE -> InstructionClass.BRANCH;
            case THROW, THROW_REF, TRY_TABLE -> InstructionClass.EXCEPTION;
            case RETURN -> InstructionClass.RETURN;
            case CALL, RETURN_CALL -> InstructionClass.CALL;
            case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF -> InstructionClass.CALL_INDIRECT;
            case 0x1A -> InstructionClass.DROP;
            case 0x1B, 0x1C -> InstructionClass.SELECT;
            case 0x20, 0x21, 0x22 -> InstructionClass.LOCAL;
            case 0x23, 0x24 -> InstructionClass.GLOBAL;
            case 0x25, 0x26 -> InstructionClass.TABLE;
            case 0x3F, MEMORY_GROW -> InstructionClass.MEMORY;
            case 0x41, 0x42, 0x43, 0x44 -> InstructionClass.CONSTANT;
            default -> opcode <= 0x35 ? InstructionClass.LOAD : InstructionClass.STORE;
        };
    }

    private static InstructionClass numeric(int opcode) {
        return switch (opcode) {
            case 0x6C, 0x7E -> InstructionClass.INTEGER_MULTIPLY;
            case 0x6D, 0x6E, 0x6F, 0x70, 0x7F, 0x80, 0x81, 0x82 -> InstructionClass.INTEGER_DIVIDE;
            case 0x91, 0x95, 0x9F, 0xA3 -> InstructionClass.FLOAT_DIVIDE;
            case BR_ON_NULL, BR_ON_NON_NULL -> InstructionClass.BRANCH;
            default -> opcode >= 0xD0
                    ? InstructionClass.REFERENCE
                    : opcode >= 0xC0 || opcode == 0xA7 || opcode == 0xAC || opcode == 0xAD
                            ? InstructionClass.INTEGER
                            : opcode >= 0xA8
                                    ? InstructionClass.CONVERSION
                                    : opcode >= 0x8B || opcode >= 0x5B && opcode <= 0x66
                                            ? InstructionClass.FLOAT
                                            : InstructionClass.INTEGER;
        };
    }

    private static InstructionClass miscellaneous(int opcode) {
        return opcode <= 0x07
                ? InstructionClass.CONVERSION
                : opcode == 0x0F || opcode == 0x10 ? InstructionClass.TABLE : InstructionClass.BULK;
    }
}
