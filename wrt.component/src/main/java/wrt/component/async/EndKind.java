// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

/** The four kinds of ends. */
public enum EndKind {
    /** Of a stream, for reading. */
    READABLE_STREAM("readable stream end", Event.STREAM_READ),
    /** Of a stream, for writing. */
    WRITABLE_STREAM("writable stream end", Event.STREAM_WRITE),
    /** Of a future, for reading. */
    READABLE_FUTURE("readable future end", Event.FUTURE_READ),
    /** Of a future, for writing. */
    WRITABLE_FUTURE("writable future end", Event.FUTURE_WRITE);

    private final String label;
    private final int eventCode;

    EndKind(String label, int eventCode) {
        this.label = label;
        this.eventCode = eventCode;
    }

    /** The code of its events. */
    public int eventCode() {
        return eventCode;
    }

    /** Whether it is an end of a stream. */
    public boolean isStream() {
        return this == READABLE_STREAM || this == WRITABLE_STREAM;
    }

    /** Whether it reads. */
    public boolean isReadable() {
        return this == READABLE_STREAM || this == READABLE_FUTURE;
    }

    /** The other end of the same thing. */
    public EndKind opposite() {
        return switch (this) {
            case READABLE_STREAM -> WRITABLE_STREAM;
            case WRITABLE_STREAM -> READABLE_STREAM;
            case READABLE_FUTURE -> WRITABLE_FUTURE;
            case WRITABLE_FUTURE -> READABLE_FUTURE;
        };
    }

    /** What it is an end of. */
    public String noun() {
        return isStream() ? "stream" : "future";
    }

    @Override
    public String toString() {
        return label;
    }
}
