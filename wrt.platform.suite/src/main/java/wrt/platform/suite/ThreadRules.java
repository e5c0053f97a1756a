// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.QualityOfService;
import wrt.api.platform.Scheduling;

/** The rules of threads. */
abstract class ThreadRules extends Rules {

    @Test
    void aThreadRunsOnceStartedAndIsADaemonOfThePlatform() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        Carrier carrier = go(CarrierRequest.named("wrt-suite-thread-with-a-long-name"),
                () -> ran.complete(Thread.currentThread()));
        joinAll();
        assertThat(ran.get()).isSameAs(carrier.thread());
        assertThat(carrier.thread().isDaemon()).isTrue();
        assertThat(carrier.thread().isVirtual()).isFalse();
        assertThat(answer(carrier, Feature.THREAD_NAME).detail()).contains("wrt-suite");
    }

    @Test
    void joiningEndsWithTheThreadOrAtTheDeadline() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Carrier carrier = go(() -> end.await());
        long deadline = in(20, TimeUnit.MILLISECONDS);
        assertThat(carrier.join(deadline)).isFalse();
        assertThat(System.nanoTime() - deadline).isGreaterThan(-TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(carrier.join(System.nanoTime() - 1)).isFalse();
        end.countDown();
        assertThat(carrier.join(wrt.api.platform.Parker.FOREVER)).isTrue();
    }

    @Test
    void theStatusIsThatOfARunningThread() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Carrier idle = backend().threads().create(CarrierRequest.named("idle"), () -> {
        });
        assertThat(idle.status()).isEqualTo(CarrierStatus.UNKNOWN);
        assertThat(idle.capabilities()).isEmpty();
        Carrier carrier = go(() -> {
            running.countDown();
            end.await();
        });
        running.await();
        assertThat(carrier.status().id()).isNotZero();
        assertThat(carrier.status().schedulingClass()).isNotBlank();
        end.countDown();
        joinAll();
        assertThat(carrier.status()).isEqualTo(CarrierStatus.UNKNOWN);
    }

    @Test
    void whatIsAskedForIsAnswered() throws Exception {
        List<Scheduling> classes = List.of(new Scheduling.Fifo(10), new Scheduling.RoundRobin(10),
                new Scheduling.Sporadic(20, 10, 2_000_000, 10_000_000, 4),
                new Scheduling.Deadline(2_000_000, 10_000_000, 10_000_000));
        List<Feature> features = List.of(Feature.SCHED_FIFO, Feature.SCHED_RR, Feature.SCHED_SPORADIC,
                Feature.SCHED_DEADLINE);
        for (int i = 0; i < classes.size(); i++) {
            CompletableFuture<CarrierStatus> seen = new CompletableFuture<>();
            CountDownLatch end = new CountDownLatch(1);
            Carrier carrier = go(CarrierRequest.named("class").with(classes.get(i)), () -> end.await());
            while (carrier.status().equals(CarrierStatus.UNKNOWN)) {
                Thread.onSpinWait();
            }
            seen.complete(carrier.status());
            end.countDown();
            joinAll();
            Capability answer = answer(carrier, features.get(i));
            System.out.println("saw: " + answer.name() + " " + answer.state() + " - " + answer.detail());
            assertTelling(answer);
            assertThat(answer.state()).isNotEqualTo(State.UNUSED);
            if (answer.state() == State.GRANTED) {
                assertThat(seen.get().schedulingClass()).isEqualTo(classes.get(i).label());
            }
        }
    }

    @Test
    void classesOfServiceAreAnswered() throws Exception {
        for (QualityOfService quality : QualityOfService.values()) {
            Carrier carrier = go(CarrierRequest.named("quality").with(quality), () -> {
            });
            joinAll();
            assertTelling(answer(carrier, Feature.QUALITY_OF_SERVICE));
        }
    }

    @Test
    void anyNameIsTakenOrCut() throws Exception {
        for (String name : new String[]{"", " ", "\u00e4\u20ac\ud83d\ude00", "a\0b", "n".repeat(1000)}) {
            AtomicInteger ran = new AtomicInteger();
            Carrier carrier = go(CarrierRequest.named(name), ran::incrementAndGet);
            joinAll();
            assertThat(ran).hasValue(1);
            assertThat(answer(carrier, Feature.THREAD_NAME).state()).isIn(State.GRANTED, State.EMULATED, State.REFUSED);
        }
    }

    @Test
    void aPriorityOutOfRangeIsNotGrantedAndTheThreadRuns() throws Exception {
        for (int priority : new int[]{-1, 0, 100, Integer.MAX_VALUE}) {
            AtomicInteger ran = new AtomicInteger();
            Carrier carrier = go(priority, ran::incrementAndGet);
            joinAll();
            assertThat(ran).hasValue(1);
            assertThat(answer(carrier, Feature.SCHED_FIFO).state()).isIn(State.REFUSED, State.ABSENT);
            assertTelling(answer(carrier, Feature.SCHED_FIFO));
        }
    }

    @Test
    void aThreadStaysOnItsProcessorsOrTheAnswerSaysWhyNot() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Carrier carrier = go(CarrierRequest.named("bound").on(Set.of(0)), () -> end.await());
        while (carrier.status().equals(CarrierStatus.UNKNOWN)) {
            Thread.onSpinWait();
        }
        String cpus = carrier.status().cpus();
        end.countDown();
        joinAll();
        Capability answer = answer(carrier, Feature.AFFINITY);
        assertTelling(answer);
        if (answer.state() == State.GRANTED) {
            assertThat(cpus).isEqualTo("0");
        }
    }

    @Test
    void aRunningThreadTakesAnotherClassAndOtherProcessors() throws Exception {
        CompletableFuture<Carrier> self = new CompletableFuture<>();
        List<CarrierStatus> seen = new ArrayList<>();
        List<List<Capability>> answers = new ArrayList<>();
        List<CarrierRequest> wanted = List.of(CarrierRequest.named("ignored"),
                CarrierRequest.named("ignored").with(new Scheduling.Fifo(10)).on(Set.of(0)),
                CarrierRequest.named("ignored").with(new Scheduling.Deadline(2_000_000, 10_000_000, 10_000_000)),
                CarrierRequest.named("ignored").with(new Scheduling.RoundRobin(20)),
                CarrierRequest.named("ignored"));
        Carrier carrier = go(CarrierRequest.named("changing"), () -> {
            Carrier own = self.get();
            for (CarrierRequest each : wanted) {
                answers.add(own.change(each));
                assertThat(own.capabilities()).isEqualTo(answers.getLast());
                seen.add(own.status());
            }
        });
        self.complete(carrier);
        joinAll();
        assertThat(seen).hasSize(wanted.size());
        CarrierStatus first = seen.getFirst();
        for (int i = 0; i < seen.size(); i++) {
            answers.get(i).forEach(this::assertTelling);
            Optional<State> scheduled = answers.get(i).stream().filter(answer -> answer.name().startsWith("sched-"))
                    .map(Capability::state).findFirst();
            if (scheduled.equals(Optional.of(State.GRANTED))) {
                assertThat(seen.get(i).schedulingClass()).isEqualTo(wanted.get(i).scheduling().label());
            } else if (!scheduled.equals(Optional.of(State.EMULATED))) {
                assertThat(seen.get(i).schedulingClass()).isEqualTo(first.schedulingClass());
            }
        }
        assertThat(answers.getFirst()).extracting(Capability::state).doesNotContain(State.REFUSED, State.ABSENT);
        assertThat(seen.getLast()).as("as it was").isEqualTo(first);
        assertThat(answers.getLast()).isEqualTo(answers.getFirst());
    }

    @Test
    void aThreadIsChangedByItselfAlone() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Carrier carrier = go(() -> end.await());
        assertThatThrownBy(() -> carrier.change(CarrierRequest.named("any"))).isInstanceOf(IllegalStateException.class);
        end.countDown();
        joinAll();
    }

    @Test
    void aProcessorThatDoesNotExistIsNotGrantedAndTheThreadRuns() throws Exception {
        for (int cpu : new int[]{1000, -1, Integer.MAX_VALUE}) {
            AtomicInteger ran = new AtomicInteger();
            Carrier carrier = go(CarrierRequest.named("nowhere").on(Set.of(cpu)), ran::incrementAndGet);
            joinAll();
            assertThat(ran).hasValue(1);
            assertThat(answer(carrier, Feature.AFFINITY).state()).isIn(State.REFUSED, State.ABSENT);
        }
    }

    @Test
    void manyThreadsComeAndGo() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        int rounds = Stress.rounds(20, 1000);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < 50; i++) {
                go(ran::incrementAndGet);
            }
            joinAll();
        }
        assertThat(ran).hasValue(50 * rounds);
    }

    @Test
    void thereIsAtLeastOneProcessor() {
        assertThat(backend().threads().processors()).isPositive();
    }

    private static Capability answer(Carrier carrier, Feature feature) {
        List<Capability> answers = carrier.capabilities().stream().filter(c -> c.name().equals(feature.label()))
                .toList();
        assertThat(answers).as(feature.label()).hasSize(1);
        return answers.getFirst();
    }
}
