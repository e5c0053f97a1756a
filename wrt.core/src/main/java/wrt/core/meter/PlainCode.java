// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import java.util.List;
import wrt.core.binary.Bytes;
import wrt.core.binary.Cursor;
import wrt.core.binary.Section;
import wrt.core.flow.Op;
import wrt.core.flow.Opcodes;

/** What unmetered code has in common with metered code, for the sake of Chicory 1.7.5. */
public final class PlainCode {

    /**
     * Goes before the last {@code end} of every function: where that {@code end} follows another one, the compiler takes
     * branches to the label of the function for branches to the inner block, and fails.
     */
    static final int NOP = 0x01;

    /**
     * Goes after every {@code ref.func}, where it changes nothing: a constant that is checked for null can only be the
     * index of a function, so that the compiled code can be made to give a reference instead.
     */
    static final int MARK = 0xD4;

    private PlainCode() {
    }

    /**
     * The running form of a well-formed module that is not metered. A tail call becomes a call and a return, as the
     * compiler would make it.
     */
    public static byte[] write(byte[] module, List<MeteredBody> bodies) {
        Bytes out = new Bytes().put(module, 0, 8);
        for (Section s : Section.read(module)) {
            Bytes content = s.id() == Section.CODE
                    ? code(module, s, bodies)
                    : new Bytes().put(module, s.start(), s.end());
            out.put(s.id()).unsigned(content.size()).put(content);
        }
        return out.toArray();
    }

    private static Bytes code(byte[] module, Section s, List<MeteredBody> bodies) {
        Cursor cursor = new Cursor(module, s.start());
        int count = cursor.unsigned();
        Bytes out = new Bytes().unsigned(count);
        for (int i = 0; i < count; i++) {
            int size = cursor.unsigned();
            Bytes body = body(module, cursor.position(), bodies.get(i));
            out.unsigned(body.size()).put(body);
            cursor.skip(size);
        }
        return out;
    }

    private static Bytes body(byte[] module, int start, MeteredBody body) {
        List<Op> ops = body.flow().ops();
        Bytes out = new Bytes().put(module, start, ops.getFirst().offset());
        for (int i = 0; i < ops.size(); i++) {
            int at = ops.get(i).offset();
            int end = i + 1 < ops.size() ? ops.get(i + 1).offset() : body.end();
            switch (ops.get(i).opcode()) {
                case Opcodes.RETURN_CALL, Opcodes.RETURN_CALL_INDIRECT ->
                    out.put(ops.get(i).opcode() - 2).put(module, at + 1, end).put(Opcodes.RETURN);
                case Opcodes.RETURN_CALL_REF -> out.put(Opcodes.CALL_REF).put(module, at + 1, end).put(Opcodes.RETURN);
                case Opcodes.REF_FUNC -> out.put(module, at, end).put(MARK);
                default -> {
                    if (i == ops.size() - 1) {
                        out.put(NOP);
                    }
                    out.put(module, at, end);
                }
            }
        }
        return out;
    }
}
