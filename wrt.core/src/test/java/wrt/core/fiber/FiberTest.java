// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiberTest {
    static Stream<FiberFactory> factories() {
        return Stream.of(FiberFactory.continuation(), FiberFactory.virtualThread());
    }

    @Test
    void theBestKindIsContinuationsWhereTheyAreAccessible() {
        assertThat(FiberFactory.best().name()).isEqualTo("continuation");
        assertThat(FiberFactory.best().fallbackReason()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void runsInStepsUntilItIsDone(FiberFactory factory) {
        List<String> log = new ArrayList<>();
        Fiber fiber = factory.create(() -> {
            log.add("one");
            factory.suspend();
            log.add("two");
        });
        assertThat(log).isEmpty();
        fiber.resume();
        log.add("between");
        assertThat(fiber.isDone()).isFalse();
        fiber.resume();
        assertThat(log).containsExactly("one", "between", "two");
        assertThat(fiber.isDone()).isTrue();
        assertThatThrownBy(fiber::resume).isInstanceOf(IllegalStateException.class).hasMessageContaining("ended");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void anExceptionOfTheBodyComesOutOfResumeOnce(FiberFactory factory) {
        Fiber fiber = factory.create(() -> {
            factory.suspend();
            throw new ArithmeticException("boom");
        });
        fiber.resume();
        assertThatThrownBy(fiber::resume).isInstanceOf(ArithmeticException.class).hasMessage("boom");
        assertThat(fiber.isDone()).isTrue();
        assertThatThrownBy(fiber::resume).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void anErrorOfTheBodyComesOutOfResume(FiberFactory factory) {
        Fiber fiber = factory.create(() -> {
            throw new AssertionError("boom");
        });
        assertThatThrownBy(fiber::resume).isInstanceOf(AssertionError.class);
        assertThat(fiber.isDone()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aThousandSuspendedFibersResumeInAnyOrder(FiberFactory factory) {
        int[] sum = {0};
        List<Fiber> fibers = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            int n = i;
            Fiber f = factory.create(() -> {
                int local = n;
                factory.suspend();
                sum[0] += local;
            });
            f.resume();
            fibers.add(f);
        }
        for (int i = fibers.size() - 1; i >= 0; i--) {
            fibers.get(i).resume();
        }
        assertThat(sum[0]).isEqualTo(5000 * 4999 / 2);
        assertThat(fibers).allMatch(Fiber::isDone);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void resumesOnAnotherThread(FiberFactory factory) throws InterruptedException {
        List<String> log = new ArrayList<>();
        Fiber fiber = factory.create(() -> {
            log.add("first");
            factory.suspend();
            log.add("second");
        });
        fiber.resume();
        Thread other = new Thread(fiber::resume);
        other.start();
        other.join();
        assertThat(log).containsExactly("first", "second");
        assertThat(fiber.isDone()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void suspendsTheInnermostFiber(FiberFactory factory) {
        List<String> log = new ArrayList<>();
        Fiber inner = factory.create(() -> {
            log.add("inner 1");
            factory.suspend();
            log.add("inner 2");
        });
        Fiber outer = factory.create(() -> {
            inner.resume();
            log.add("outer 1");
            factory.suspend();
            inner.resume();
            log.add("outer 2");
        });
        outer.resume();
        outer.resume();
        assertThat(log).containsExactly("inner 1", "outer 1", "inner 2", "outer 2");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void suspendOutsideOfAFiberIsAnError(FiberFactory factory) {
        assertThatThrownBy(factory::suspend).isInstanceOf(IllegalStateException.class);
    }
}
