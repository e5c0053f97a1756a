// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux.libc;

/**
 * The kernel's call numbers, which differ between processor architectures.
 *
 * <p>Source: asm/unistd_64.h for x86-64, asm-generic/unistd.h for aarch64.
 *
 * @param futex futex(2)
 * @param gettid gettid(2)
 */
public record SystemCalls(long futex, long gettid) {

    /** x86-64. */
    public static final SystemCalls X86_64 = new SystemCalls(202, 186);

    /** aarch64, which uses the generic table. */
    public static final SystemCalls AARCH64 = new SystemCalls(98, 178);

    /**
     * The numbers of an architecture.
     *
     * @param architecture the value of the system property {@code os.arch}
     * @return its numbers
     * @throws UnsupportedOperationException if there is no table for it
     */
    public static SystemCalls of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            default -> throw new UnsupportedOperationException("no Linux system call numbers for architecture '"
                    + architecture + "'; there are those of amd64 and aarch64");
        };
    }
}
