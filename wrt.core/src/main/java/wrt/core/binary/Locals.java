// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import wrt.core.CoreFormatException;

/** The locals of all functions: a few bytes declare many of them, and a parser makes an object of each. */
final class Locals {
    /** What browsers and other engines allow. */
    private static final int MOST_OF_A_FUNCTION = 50_000;

    /** What a module of any size may have; a larger one may have one for each of its bytes. */
    private static final int MOST_OF_A_MODULE = 1_000_000;

    private final byte[] bytes;
    private final long most;
    private long total;

    Locals(byte[] bytes) {
        this.bytes = bytes;
        this.most = Math.max(MOST_OF_A_MODULE, bytes.length);
    }

    void body(CheckedReader r) {
        long size = r.unsigned();
        int start = r.position();
        r.skip(size, "a function body");
        CheckedReader body = new CheckedReader(bytes, start, r.position());
        long locals = 0;
        for (long groups = body.count("groups of locals"); groups > 0; groups--) {
            locals += body.unsigned();
            Preflight.type(body);
        }
        total += locals;
        if (locals > MOST_OF_A_FUNCTION) {
            throw limit(start, "too many locals: " + locals + " in a function, the limit is " + MOST_OF_A_FUNCTION);
        }
        if (total > most) {
            throw limit(start, "too many locals: more than " + most + " in all functions");
        }
    }

    private static CoreFormatException limit(int at, String message) {
        return new CoreFormatException(CoreFormatException.Kind.LIMIT, at, message);
    }
}
