// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

/**
 * A built-in from its text, which is the name that the specification gives it, with a type where it has one:
 * {@code waitable-set.wait}, {@code stream<u8>.read}, {@code task.return<string>}. Without a prefix it is the variant
 * that needs no feature; {@code sync}, {@code async}, {@code cancellable} and {@code utf16} say otherwise.
 *
 * @param canon the canonical definition
 * @param signature its core type in letters
 */
record Builtin(byte[] canon, String signature) {

    private static final int MEMORY = 3;
    private static final int REALLOC = 4;
    private static final int ASYNC = 6;

    /** Null if there is none of that name. */
    static Builtin of(String prefix, String name, TypeText types) {
        int flag = prefix.isEmpty() || prefix.equals("sync") ? 0 : 1;
        return switch (name) {
            case "task.cancel" -> plain(0x05, ":");
            case "subtask.cancel" -> plain(0x06, "i:i", flag);
            case "context.get" -> plain(0x0a, ":i", 0x7f, 0);
            case "context.set" -> plain(0x0b, "i:", 0x7f, 0);
            case "context.get-1" -> plain(0x0a, ":i", 0x7f, 1);
            case "context.set-1" -> plain(0x0b, "i:", 0x7f, 1);
            case "thread.yield" -> plain(0x0c, ":i", flag);
            case "subtask.drop" -> plain(0x0d, "i:");
            case "error-context.new" -> plain(0x1c, "ii:i", 2, MEMORY, 0, REALLOC, 0);
            case "error-context.debug-message" -> plain(0x1d, "ii:", 2, MEMORY, 0, REALLOC, 0);
            case "error-context.drop" -> plain(0x1e, "i:");
            case "waitable-set.new" -> plain(0x1f, ":i");
            case "waitable-set.wait" -> plain(0x20, "ii:i", flag, 0);
            case "waitable-set.poll" -> plain(0x21, "ii:i", flag, 0);
            case "waitable-set.drop" -> plain(0x22, "i:");
            case "waitable.join" -> plain(0x23, "ii:");
            case "backpressure.inc" -> plain(0x24, ":");
            case "backpressure.dec" -> plain(0x25, ":");
            case "thread.index" -> plain(0x26, ":i");
            case "thread.new-indirect" -> plain(0x27, "ii:i", 0, 0);
            case "thread.resume-later" -> plain(0x28, "i:");
            case "thread.suspend" -> plain(0x29, ":i", flag);
            case "thread.suspend-then-resume" -> plain(0x2a, "i:i", flag);
            case "thread.yield-then-resume" -> plain(0x2b, "i:i", flag);
            case "thread.suspend-then-promote" -> plain(0x2c, "i:i", flag);
            case "thread.yield-then-promote" -> plain(0x2d, "i:i", flag);
            case "resource.drop" -> plain(0x03, "i:", 0);
            default -> typed(prefix, name, types);
        };
    }

    private static Builtin plain(int code, String signature, int... immediates) {
        byte[] canon = bytes(code);
        for (int immediate : immediates) {
            canon = bytes(canon, immediate);
        }
        return new Builtin(canon, signature);
    }

    private static Builtin typed(String prefix, String name, TypeText types) {
        if (name.startsWith("task.return")) {
            return taskReturn(prefix, name, types);
        }
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        String type = name.substring(0, dot);
        boolean stream = type.startsWith("stream");
        if (!stream && !type.startsWith("future")) {
            return null;
        }
        int first = stream ? 0x0e : 0x15;
        byte[] index = u32(types.index(type));
        byte[] options = prefix.equals("sync")
                ? bytes(2, MEMORY, 0, REALLOC, 0)
                : bytes(3, MEMORY, 0, REALLOC, 0, ASYNC);
        int flag = prefix.equals("async") ? 1 : 0;
        String copy = stream ? "iii:i" : "ii:i";
        return switch (name.substring(dot + 1)) {
            case "new" -> new Builtin(bytes(first, index), ":l");
            case "read" -> new Builtin(bytes(first + 1, index, options), copy);
            case "write" -> new Builtin(bytes(first + 2, index, options), copy);
            case "cancel-read" -> new Builtin(bytes(first + 3, index, flag), "i:i");
            case "cancel-write" -> new Builtin(bytes(first + 4, index, flag), "i:i");
            case "drop-readable" -> new Builtin(bytes(first + 5, index), "i:");
            case "drop-writable" -> new Builtin(bytes(first + 6, index), "i:");
            default -> null;
        };
    }

    private static Builtin taskReturn(String prefix, String name, TypeText types) {
        int open = name.indexOf('<');
        String type = open < 0 ? "" : name.substring(open + 1, name.length() - 1);
        byte[] options = prefix.equals("utf16") ? bytes(2, 1, MEMORY, 0) : bytes(1, MEMORY, 0);
        String flat = TypeText.flat(type);
        return new Builtin(bytes(9, type.isEmpty() ? bytes(1, 0) : bytes(0, types.value(type)), options),
                (flat.length() > 16 ? "i" : flat) + ":");
    }
}
