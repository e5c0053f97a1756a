// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How values of a type lie in linear memory and in core values, for one pointer width.
 *
 * <p>Source: Component Model, CanonicalABI, "Alignment", "Element Size", "Flattening".
 *
 * @param alignment bytes: 1, 2, 4 or 8
 * @param size bytes, a multiple of the alignment; at least {@link #TOO_LARGE} stands for "too large for any component"
 * @param flat the core types in order, or null when there are more than {@link #MAX_FLAT}
 */
@ProviderType
public record Layout(int alignment, int size, @Nullable List<FlatType> flat) {

    /** No flattening longer than this is ever used: MAX_FLAT_PARAMS of the canonical ABI. */
    public static final int MAX_FLAT = 16;

    /** First size, in bytes, that validation rejects. */
    public static final int TOO_LARGE = 1 << 28;

    /** The layout of nothing: an absent payload or result. */
    public static final Layout EMPTY = new Layout(1, 0, List.of());

    /** Copies the list. */
    public Layout {
        flat = flat == null ? null : List.copyOf(flat);
    }

    /**
     * The first multiple of an alignment at or above an offset.
     *
     * @param offset bytes
     * @param alignment a power of two
     * @return the aligned offset
     */
    public static int align(int offset, int alignment) {
        return (offset + alignment - 1) & -alignment;
    }

    static Layout scalar(int size, FlatType flat) {
        return new Layout(size, size, List.of(flat));
    }

    static Layout pointerAndLength(int pointerBytes) {
        FlatType pointer = pointerBytes == 4 ? FlatType.I32 : FlatType.I64;
        return new Layout(pointerBytes, 2 * pointerBytes, List.of(pointer, pointer));
    }

    /** Fields one after the other, each at its own alignment. */
    static Layout sequence(List<Layout> fields) {
        int alignment = 1;
        long size = 0;
        List<FlatType> flat = new ArrayList<>();
        boolean fits = true;
        for (Layout field : fields) {
            alignment = Math.max(alignment, field.alignment);
            size = alignUp(size, field.alignment) + field.size;
            fits = fits && append(flat, field.flat);
        }
        return new Layout(alignment, clamp(alignUp(size, alignment)), fits ? flat : null);
    }

    /** The same element a fixed number of times. */
    static Layout repeat(Layout element, long count) {
        List<FlatType> flat = new ArrayList<>();
        boolean fits = count <= MAX_FLAT;
        for (long i = 0; fits && i < count; i++) {
            fits = append(flat, element.flat);
        }
        return new Layout(element.alignment, clamp(count * element.size), fits ? flat : null);
    }

    /** A discriminant followed by the largest of the payloads, which share their core values. */
    static Layout variant(int discriminantSize, List<Layout> payloads) {
        int payloadAlignment = 1;
        int payloadSize = 0;
        List<FlatType> joined = new ArrayList<>();
        boolean fits = true;
        for (Layout payload : payloads) {
            payloadAlignment = Math.max(payloadAlignment, payload.alignment);
            payloadSize = Math.max(payloadSize, payload.size);
            fits = fits && join(joined, payload.flat);
        }
        int alignment = Math.max(discriminantSize, payloadAlignment);
        long size = alignUp(alignUp(discriminantSize, payloadAlignment) + payloadSize, alignment);
        joined.add(0, FlatType.I32);
        return new Layout(alignment, clamp(size), fits && joined.size() <= MAX_FLAT ? joined : null);
    }

    /** Bytes of the discriminant of a variant with so many cases, also of its alignment. */
    static int discriminantSize(int cases) {
        return cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4;
    }

    private static boolean join(List<FlatType> joined, @Nullable List<FlatType> payload) {
        if (payload == null) {
            return false;
        }
        for (int i = 0; i < payload.size(); i++) {
            if (i < joined.size()) {
                joined.set(i, joined.get(i).join(payload.get(i)));
            } else {
                joined.add(payload.get(i));
            }
        }
        return true;
    }

    private static boolean append(List<FlatType> to, @Nullable List<FlatType> more) {
        if (more == null || to.size() + more.size() > MAX_FLAT) {
            return false;
        }
        to.addAll(more);
        return true;
    }

    private static long alignUp(long offset, int alignment) {
        return (offset + alignment - 1) & -(long) alignment;
    }

    private static int clamp(long size) {
        return (int) Math.min(size, TOO_LARGE);
    }
}
