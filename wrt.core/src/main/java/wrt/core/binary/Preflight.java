// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import java.util.List;
import wrt.core.CoreFormatException;

/**
 * Looks over the outline of a module before anything is allocated for it: the header, the sections, and every length and
 * count that a parser might trust.
 */
public final class Preflight {
    private static final int LAST_SECTION = 13;
    /** Ids in the order of the sections. */
    private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);
    private static final int COMPONENT_VERSION = 0x0001000d;
    private static final int SHARED_WITH_MAXIMUM = 3;
    private static final int INDEX_64 = 4;
    private static final int LIMITS_FLAGS = 15;
    static final int SHARED_TYPE = 0x65;

    private final byte[] bytes;

    private Preflight(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Checks a module.
     *
     * @throws CoreFormatException malformed, with the offset
     */
    public static void check(byte[] bytes) {
        new Preflight(bytes).sections();
    }

    private void sections() {
        header();
        CheckedReader reader = new CheckedReader(bytes, 8, bytes.length);
        int last = -1;
        while (reader.hasMore()) {
            int start = reader.position();
            int id = reader.next();
            if (id > LAST_SECTION) {
                throw CheckedReader.malformed(start, "malformed section id " + id);
            }
            if (id != 0) {
                int place = ORDER.indexOf(id);
                if (place <= last) {
                    throw CheckedReader.malformed(start, "section out of order: section " + id);
                }
                last = place;
            }
            long size = reader.unsigned();
            int content = reader.position();
            reader.skip(size, "section " + id);
            section(id, new CheckedReader(bytes, content, reader.position()));
        }
    }

    private void header() {
        if (bytes.length < 8 || word(0) != 0x6d736100) {
            throw CheckedReader.malformed(0, "magic header not detected: a module begins with 00 61 73 6d");
        }
        if (word(4) == COMPONENT_VERSION) {
            throw CheckedReader.malformed(4,
                    "this is a component, not a core module: expected a version header for a module");
        }
        if (word(4) != 1) {
            throw CheckedReader.malformed(4, "unknown binary version, expected 1");
        }
    }

    private int word(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    private void section(int id, CheckedReader reader) {
        switch (id) {
            case 0 -> reader.skipName();
            case 1 -> items(reader, new Types()::item);
            case 2 -> items(reader, this::importItem);
            case 4 -> tables(reader);
            case 5 -> items(reader, Preflight::limits);
            case 7 -> items(reader, this::exportItem);
            case 11 -> items(reader, this::dataItem);
            case 9 -> items(reader, Elements::item);
            case 10 -> items(reader, new Locals(bytes)::body);
            default -> {
                // Their items hold no lengths in bytes.
            }
        }
    }

    interface Item {
        void read(CheckedReader reader);
    }

    static void items(CheckedReader reader, Item item) {
        for (long n = reader.unsigned(); n > 0; n--) {
            item.read(reader);
        }
    }

    private void importItem(CheckedReader r) {
        r.skipName();
        r.skipName();
        importDescription(r);
    }

    static void importDescription(CheckedReader r) {
        int at = r.position();
        switch (r.next()) {
            case 0 -> r.unsigned();
            case 1 -> {
                type(r);
                limits(r);
            }
            case 2 -> limits(r);
            case 3 -> {
                type(r);
                r.next();
            }
            case 4 -> {
                r.next();
                r.unsigned();
            }
            default -> throw CheckedReader.malformed(at, "malformed import kind");
        }
    }

    private void exportItem(CheckedReader r) {
        r.skipName();
        r.next();
        r.unsigned();
    }

    private void dataItem(CheckedReader r) {
        int at = r.position();
        long mode = r.unsigned();
        if (mode > 2) {
            throw CheckedReader.malformed(at, "malformed data segment mode " + mode);
        }
        if (mode == 2) {
            r.unsigned();
        }
        if (mode != 1) {
            constantExpression(r);
        }
        r.skip(r.unsigned(), "a data segment");
    }

    static int type(CheckedReader r) {
        int at = r.position();
        int code = r.next();
        if (code == SHARED_TYPE) {
            throw sharedType(at);
        }
        if (code == 0x63 || code == 0x64) {
            r.skipNumber();
        }
        return code;
    }

    /** The first tables; one with an initial value needs the parser to find its end. */
    private static void tables(CheckedReader r) {
        for (long n = r.unsigned(); n > 0 && type(r) != 0x40; n--) {
            limits(r);
        }
    }

    private static void limits(CheckedReader r) {
        int at = r.position();
        int flags = r.next();
        if ((flags & ~LIMITS_FLAGS) == 0 && flags > SHARED_WITH_MAXIMUM) {
            String feature = (flags & INDEX_64) != 0 ? "memory64" : "custom-page-sizes";
            throw unsupported(at, feature);
        }
        r.skipNumber();
        if ((flags & 1) != 0) {
            r.skipNumber();
        }
    }

    static void constantExpression(CheckedReader r) {
        while (true) {
            int at = r.position();
            switch (r.next()) {
                case 0x0B -> {
                    return;
                }
                case 0x41, 0x42, 0x23, 0xD0, 0xD2 -> r.skipNumber();
                case 0xFB -> throw unsupported(at, "gc");
                case 0xFD -> throw unsupported(at, "simd");
                case 0x43 -> r.skip(4, "a constant");
                case 0x44 -> r.skip(8, "a constant");
                case 0x6A, 0x6B, 0x6C, 0x7C, 0x7D, 0x7E -> {
                    // Arithmetic has no immediates.
                }
                default -> throw CheckedReader.malformed(at, "not an instruction of a constant expression");
            }
        }
    }

    static CoreFormatException sharedType(int at) {
        return unsupported(at, "shared-everything-threads");
    }

    private static CoreFormatException unsupported(int at, String feature) {
        return new CoreFormatException(CoreFormatException.Kind.LIMIT, at,
                "needs the feature " + feature + ", which is not supported");
    }
}
