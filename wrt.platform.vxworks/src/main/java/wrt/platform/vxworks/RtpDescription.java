// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code RTP_DESC} as it stands in memory, which depends on the width of pointers and of identities: the latter have 32 bits
 * in a process and are pointers in the kernel.
 *
 * <p>Source: rtpLibCommon.h as rust-lang/libc has it for each processor.
 *
 * @param layout of the structure
 */
record RtpDescription(StructLayout layout) {

    private static final int POINTER_BYTES = (int) ValueLayout.ADDRESS.byteSize();
    private static final int PATH_BYTES = 256;
    private static final String PATH = "pathName";
    private static final String TASKS = "taskCnt";

    /** What the calling process gets. */
    private static final RtpDescription OWN = of(POINTER_BYTES, Integer.BYTES);

    /** Room for it in every context, since the call is also made to find out which it is. */
    private static final long ROOM = of(POINTER_BYTES, POINTER_BYTES).layout.byteSize();

    /**
     * The layout of an architecture.
     *
     * @param pointerBytes 4 or 8
     * @param identityBytes 4 in a process, those of a pointer in the kernel
     */
    static RtpDescription of(int pointerBytes, int identityBytes) {
        return new RtpDescription(aligned(number(4).withName("status"), number(4).withName("options"),
                number(pointerBytes).withName("entrAddr"), number(identityBytes).withName("initTaskId"),
                number(identityBytes).withName("parentId"),
                MemoryLayout.sequenceLayout(PATH_BYTES, ValueLayout.JAVA_BYTE).withName(PATH),
                number(4).withName(TASKS), number(pointerBytes).withName("textStart"),
                number(pointerBytes).withName("textEnd")));
    }

    private static ValueLayout number(int bytes) {
        return bytes == Integer.BYTES ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
    }

    private static StructLayout aligned(MemoryLayout... members) {
        List<MemoryLayout> all = new ArrayList<>();
        long end = 0;
        for (MemoryLayout member : members) {
            long begin = Math.ceilDiv(end, member.byteAlignment()) * member.byteAlignment();
            if (begin > end) {
                all.add(MemoryLayout.paddingLayout(begin - end));
            }
            all.add(member);
            end = begin + member.byteSize();
        }
        return MemoryLayout.structLayout(all.toArray(MemoryLayout[]::new));
    }

    /** Where a member stands. */
    long offset(String member) {
        return layout.byteOffset(PathElement.groupElement(member));
    }

    /**
     * The description of the process that this program is, as text.
     *
     * @return empty if it is none
     */
    static Optional<String> ofCaller() {
        if (!RtpLib.PRESENT) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment description = arena.allocate(ROOM, Long.BYTES);
            // A process is its own identity; 0 for the caller's is said of some versions.
            boolean described = RtpLib.rtpInfoGet(ProcessHandle.current().pid(), description.address()) == Abi.OK
                    || RtpLib.rtpInfoGet(0, description.address()) == Abi.OK;
            return described ? Optional.of(OWN.text(description)) : Optional.empty();
        }
    }

    private String text(MemorySegment description) {
        return description.asSlice(offset(PATH), PATH_BYTES).getString(0) + ", "
                + description.get(ValueLayout.JAVA_INT, offset(TASKS)) + " tasks at the start";
    }
}
