// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.Arrays;
import java.util.List;
import wrt.component.async.Buffer;

/**
 * A buffer of the host: elements as objects, or bytes.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
public sealed interface HostBuffer extends Buffer permits HostBuffer.OfValues, HostBuffer.OfBytes {

    /** What stands for an element where there is no element type: the empty tuple. */
    Object UNIT = List.of();

    /** Takes elements out of a guest's buffer. */
    void take(Buffer from, int count);

    /** Elements as objects. */
    final class OfValues implements HostBuffer {

        private final Boundary boundary;
        private final Object[] values;
        private int progress;

        /**
         * A buffer.
         *
         * @param boundary between host and guest
         * @param values what is written, or where to put what is read
         */
        public OfValues(Boundary boundary, Object[] values) {
            this.boundary = boundary;
            this.values = values;
        }

        /** The elements that were moved. */
        public Object[] moved() {
            return Arrays.copyOf(values, progress);
        }

        /** The elements that were not moved. */
        public Object[] rest() {
            return Arrays.copyOfRange(values, progress, values.length);
        }

        @Override
        public int remaining() {
            return values.length - progress;
        }

        @Override
        public int progress() {
            return progress;
        }

        @Override
        public void take(Buffer from, int count) {
            ((GuestBuffer) from).load(boundary, count, values, progress);
            progress += count;
        }

        @Override
        public void moveTo(Buffer to, int count) {
            switch (to) {
                case GuestBuffer guest -> guest.store(boundary, count, values, progress);
                case OfValues host -> {
                    System.arraycopy(values, progress, host.values, host.progress, count);
                    host.progress += count;
                }
                default -> throw new IllegalArgumentException("no buffer for values: " + to);
            }
            progress += count;
        }
    }

    /** Bytes. */
    final class OfBytes implements HostBuffer {

        private final byte[] bytes;
        private int progress;

        /**
         * A buffer.
         *
         * @param bytes what is written, or where to put what is read
         */
        public OfBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes that were moved. */
        public byte[] moved() {
            return progress == bytes.length ? bytes : Arrays.copyOf(bytes, progress);
        }

        /** The bytes that were not moved. */
        public byte[] rest() {
            return Arrays.copyOfRange(bytes, progress, bytes.length);
        }

        @Override
        public int remaining() {
            return bytes.length - progress;
        }

        @Override
        public int progress() {
            return progress;
        }

        @Override
        public void take(Buffer from, int count) {
            ((GuestBuffer) from).loadBytes(bytes, progress, count);
            progress += count;
        }

        @Override
        public void moveTo(Buffer to, int count) {
            switch (to) {
                case GuestBuffer guest -> guest.storeBytes(bytes, progress, count);
                case OfBytes host -> {
                    System.arraycopy(bytes, progress, host.bytes, host.progress, count);
                    host.progress += count;
                }
                default -> throw new IllegalArgumentException("no buffer for bytes: " + to);
            }
            progress += count;
        }
    }
}
