// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import wrt.core.CoreFormatException;

/** The counts in type definitions: a type takes three bytes of a module, and a parser makes a dozen objects of it. */
final class Types {
    /** A tenth of what browsers allow. */
    private static final int MOST_OF_A_MODULE = 100_000;

    private static final int GROUP = 0x4E;
    private static final int FINAL_SUBTYPE = 0x4F;
    private static final int SUBTYPE = 0x50;
    private static final int ARRAY = 0x5E;
    private static final int STRUCT = 0x5F;
    private static final int FUNCTION = 0x60;

    private int total;

    void item(CheckedReader r) {
        int at = r.position();
        int form = r.next();
        if (form == GROUP) {
            for (long n = r.count("types"); n > 0; n--) {
                subtype(r, r.position(), r.next());
            }
        } else {
            subtype(r, at, form);
        }
    }

    private void subtype(CheckedReader r, int at, int form) {
        if (++total > MOST_OF_A_MODULE) {
            throw new CoreFormatException(CoreFormatException.Kind.LIMIT, at,
                    "too many types: the limit is " + MOST_OF_A_MODULE);
        }
        if (form == SUBTYPE || form == FINAL_SUBTYPE) {
            for (long n = r.count("supertypes"); n > 0; n--) {
                r.unsigned();
            }
            composite(r, r.position(), r.next());
        } else {
            composite(r, at, form);
        }
    }

    private static void composite(CheckedReader r, int at, int form) {
        switch (form) {
            case FUNCTION -> {
                values(r, "parameters");
                values(r, "results");
            }
            case STRUCT -> {
                for (long n = r.count("fields"); n > 0; n--) {
                    field(r);
                }
            }
            case ARRAY -> field(r);
            case Preflight.SHARED_TYPE -> throw Preflight.sharedType(at);
            default -> throw CheckedReader.malformed(at, "malformed type 0x" + Integer.toHexString(form));
        }
    }

    private static void values(CheckedReader r, String what) {
        for (long n = r.count(what); n > 0; n--) {
            Preflight.type(r);
        }
    }

    private static void field(CheckedReader r) {
        Preflight.type(r);
        r.next();
    }
}
