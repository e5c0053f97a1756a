// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

/** The counts in element segments. */
final class Elements {
    private static final int PASSIVE = 1;
    private static final int EXPLICIT = 2;
    private static final int EXPRESSIONS = 4;

    private Elements() {
    }

    static void item(CheckedReader r) {
        int at = r.position();
        long flags = r.unsigned();
        if (flags > 7) {
            throw CheckedReader.malformed(at, "malformed elements segment kind " + flags);
        }
        if ((flags & PASSIVE) == 0) {
            if ((flags & EXPLICIT) != 0) {
                r.unsigned();
            }
            Preflight.constantExpression(r);
        }
        if ((flags & (PASSIVE | EXPLICIT)) != 0) {
            Preflight.type(r);
        }
        for (long n = r.count("elements"); n > 0; n--) {
            if ((flags & EXPRESSIONS) != 0) {
                Preflight.constantExpression(r);
            } else {
                r.unsigned();
            }
        }
    }
}
