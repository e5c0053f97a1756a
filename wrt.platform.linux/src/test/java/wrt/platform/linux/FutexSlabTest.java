// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.api.platform.PlatformException;

class FutexSlabTest {

    @Test
    void oneMoreThanTheLimitIsAnErrorThatNamesIt() {
        try (FutexSlab slab = new FutexSlab(2)) {
            MemorySegment one = slab.take();
            MemorySegment two = slab.take();
            assertThatThrownBy(slab::take).isInstanceOf(PlatformException.class)
                    .hasMessage("all 2 futexes are in use; the limit is 'futexes' of the configuration "
                            + "wrt.platform.linux");
            slab.giveBack(one);
            slab.giveBack(two);
        }
    }

    @Test
    void slotsDoNotShareACacheLine() {
        try (FutexSlab slab = new FutexSlab(2)) {
            MemorySegment one = slab.take();
            MemorySegment two = slab.take();
            assertThat(two.address() - one.address()).isEqualTo(64);
            assertThat(one.address() % 64).isZero();
            slab.giveBack(one);
            slab.giveBack(two);
        }
    }

    @Test
    void aSlotThatComesBackIsGivenOutClean() {
        try (FutexSlab slab = new FutexSlab(1)) {
            MemorySegment slot = slab.take();
            slot.set(ValueLayout.JAVA_INT, 0, 1);
            slab.giveBack(slot);
            MemorySegment again = slab.take();
            assertThat(again.address()).isEqualTo(slot.address());
            assertThat(again.get(ValueLayout.JAVA_INT, 0)).isZero();
            slab.giveBack(again);
        }
    }

    @Test
    void memoryIsAllocatedByThePageAsItIsNeeded() {
        try (FutexSlab slab = new FutexSlab(130)) {
            assertThat(slab.bytes()).isZero();
            List<MemorySegment> slots = new ArrayList<>();
            slots.add(slab.take());
            assertThat(slab.bytes()).isEqualTo(4096);
            for (int i = 1; i < 130; i++) {
                slots.add(slab.take());
            }
            assertThat(slab.bytes()).isEqualTo(130 * 64);
            assertThat(slots.stream().map(MemorySegment::address).distinct()).hasSize(130);
            assertThatThrownBy(slab::take).isInstanceOf(PlatformException.class);
            slab.giveBack(slots.get(100));
            assertThat(slab.take().address()).isEqualTo(slots.get(100).address());
            slots.forEach(slab::giveBack);
            assertThat(slab.used()).isZero();
        }
    }

    @Test
    void theMemoryLivesUntilTheLastSlotIsBack() {
        FutexSlab slab = new FutexSlab(1);
        MemorySegment slot = slab.take();
        slab.close();
        assertThat(slab.isAlive()).isTrue();
        assertThatThrownBy(slab::take).hasMessage("the Linux backend has stopped");
        slab.giveBack(slot);
        assertThat(slab.isAlive()).isFalse();
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> new FutexSlab(0)).hasMessage("futexes must be at least 1, but is 0");
    }
}
