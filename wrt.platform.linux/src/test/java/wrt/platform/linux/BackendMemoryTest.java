// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformLimits;

/** A backend with something of each kind in use takes no more than the seed allows, on the heap and beside it. */
class BackendMemoryTest {

    private static final long SEED_BYTES = 64 << 10;
    private static final int BACKENDS = 200;
    private static final int ROUNDS = 7;

    /** Keeps a backend and its objects reachable. */
    private record Used(LinuxBackend backend, List<AutoCloseable> objects) {

        static Used create() {
            LinuxBackend backend = new LinuxBackend(PlatformLimits.SEED, LinuxOptions.DEFAULT);
            return new Used(backend, List.of(backend.parker(), backend.parker(), backend.waitWords().create(0),
                    backend.eventQueues().create(), backend.timers().create(),
                    backend.locks().create(new LockProtocol.Inherit())));
        }

        long nativeBytes() {
            return backend.metrics().stream().filter(metric -> metric.name().equals("memory.native"))
                    .mapToLong(Metric::value).sum();
        }

        void close() throws Exception {
            for (AutoCloseable each : objects) {
                each.close();
            }
            backend.close();
        }
    }

    @Test
    void heapAndNativeMemoryTogetherAreWithinTheSeedsFigure() throws Exception {
        long[] heap = new long[ROUNDS];
        long beside = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = heap();
            List<Used> all = create();
            heap[round] = (heap() - before) / BACKENDS;
            beside = all.getFirst().nativeBytes();
            closeAll(all);
        }
        Arrays.sort(heap); // The first round also has what is there only once, and others what the JVM gives back.
        long onHeap = heap[ROUNDS / 2];
        System.out.println("saw: a backend in use takes " + onHeap + " bytes on the heap and " + beside + " beside it");
        assertThat(onHeap).isPositive();
        assertThat(beside).isEqualTo(2 * 4096);
        assertThat(onHeap + beside).isLessThanOrEqualTo(SEED_BYTES);
    }

    private static void closeAll(List<Used> all) throws Exception {
        for (Used each : all) {
            each.close();
        }
    }

    private static List<Used> create() {
        return Stream.generate(Used::create).limit(BACKENDS).toList();
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
