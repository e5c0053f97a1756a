// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/** The kernel's way to write sets of processors: {@code 0-3,7}. */
final class CpuList {

    private CpuList() {
    }

    /** Reads a list; an empty one is the empty set. */
    static Set<Integer> parse(String list) {
        Set<Integer> cpus = new TreeSet<>();
        for (String range : list.strip().split(",")) {
            if (!range.isEmpty()) {
                String[] ends = range.split("-");
                for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                    cpus.add(cpu);
                }
            }
        }
        return cpus;
    }

    /** Numbers as a bit mask of 64-bit words. */
    static long[] mask(Set<Integer> numbers, int words) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return java.util.Arrays.copyOf(bits.toLongArray(), words);
    }
}
