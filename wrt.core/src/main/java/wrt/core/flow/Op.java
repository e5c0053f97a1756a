// SPDX-License-Identifier: Apache-2.0
package wrt.core.flow;

/**
 * One instruction.
 *
 * @param offset byte offset in the module
 * @param opcode as in the binary format; with a prefix, the prefix byte times 256 plus the second number
 * @param operands immediates, in the order of the binary format
 */
public record Op(int offset, int opcode, long[] operands) {
}
