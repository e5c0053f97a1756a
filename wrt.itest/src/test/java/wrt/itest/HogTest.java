// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.log.LogReaderService;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallOptions;
import wrt.api.component.CallTimeoutException;
import wrt.api.component.CancellationOutcome;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;
import wrt.api.engine.TaskInfo;

/** A guest that never returns is preempted by fuel: the others are answered, and it ends when its budget does. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HogTest {

    private static final long BUDGET = 20_000_000;

    @Inject
    private BundleContext context;

    @Inject
    private Deployer deployer;

    @Inject
    private Engine engine;

    @Inject
    private LogReaderService log;

    private Vehicle vehicle;
    private Traffic traffic;
    private WasmComponent hog;

    @Configuration
    public Option[] container() {
        return ContainerOptions.distribution(HogTest.class);
    }

    @Before
    public void begin() {
        vehicle = new Vehicle(context, deployer);
        traffic = Traffic.of(vehicle.deploy("brake"), Questions::brake);
        hog = vehicle.deploy("hog");
    }

    @After
    public void end() {
        traffic.close();
        vehicle.clear();
    }

    @Test
    public void theOthersAreAnsweredWhileItSpins() {
        CompletableFuture<Object> spinning = hog.callAsync(CallOptions.DEFAULT, "spin").toCompletableFuture();
        traffic.awaitCalls(500);
        assertThat(spinning).isNotDone();
        assertThat(engine.partitions()).extracting(PartitionInfo::preemptions).allSatisfy(
                preemptions -> assertThat(preemptions).isPositive());
        spinning.cancel(true);

        traffic.stop().assertAllAnswered();
    }

    @Test
    public void itEndsWithAnErrorThatNamesComponentExportBudgetAndConsumption() {
        CompletableFuture<Object> spinning = hog.callAsync(CallOptions.DEFAULT.withFuel(BUDGET), "spin")
                .toCompletableFuture();

        assertThatThrownBy(() -> spinning.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOfSatisfying(FuelExhaustedException.class, failure -> {
                    assertThat(failure.component()).isEqualTo("hog");
                    assertThat(failure.export()).isEqualTo("spin");
                    assertThat(failure.budget()).isEqualTo(BUDGET);
                    assertThat(failure.consumed()).isBetween(BUDGET, BUDGET + 1000);
                });
        traffic.stop().assertAllAnswered();
    }

    @Test
    public void eventAndLogRecordNameComponentAndTask() {
        try (Events events = new Events(context); Records records = new Records(log)) {
            assertThatThrownBy(() -> hog.call(CallOptions.DEFAULT.withFuel(100_000), "spin"))
                    .isInstanceOf(FuelExhaustedException.class);

            Event event = events.await(DeploymentEvents.FUEL_EXHAUSTED, any -> true);
            assertThat(event.getProperty(DeploymentEvents.COMPONENT)).isEqualTo("hog");
            assertThat(event.getProperty(DeploymentEvents.EXPORT)).isEqualTo("spin");
            assertThat(event.getProperty(DeploymentEvents.BUDGET)).isEqualTo(100_000L);
            assertThat((Long) event.getProperty(DeploymentEvents.CONSUMED)).isGreaterThanOrEqualTo(100_000L);
            assertThat((Long) event.getProperty(DeploymentEvents.TASK)).isPositive();
            records.await("hog", "spin", "task " + event.getProperty(DeploymentEvents.TASK));
        }
    }

    @Test
    public void itGoesOnAfterItsBudgetWasUsedUp() {
        assertThatThrownBy(() -> hog.call(CallOptions.DEFAULT.withFuel(100_000), "spin"))
                .isInstanceOf(FuelExhaustedException.class);

        assertThat(hog.call("burn", 100)).isEqualTo(Questions.burned(100));
    }

    @Test
    public void itGoesOnAfterACallWasCancelledByItsFuture() {
        CompletableFuture<Object> spinning = hog.callAsync(CallOptions.DEFAULT, "spin").toCompletableFuture();
        Await.until("the task is listed", () -> task().isPresent());
        assertThat(spinning.cancel(true)).isTrue();
        assertThatThrownBy(() -> spinning.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOfSatisfying(CallCancelledException.class,
                        e -> assertThat(e.outcome()).isEqualTo(CancellationOutcome.BEFORE_RETURNED));

        assertThat(hog.call("burn", 100)).isEqualTo(Questions.burned(100));
    }

    @Test
    public void callsThatWaitBesideItAreAnsweredByItsReplacement() {
        Traffic burning = Traffic.of(hog, Questions::burn);
        burning.awaitCalls(100);
        assertThatThrownBy(() -> hog.call(CallOptions.DEFAULT.withFuel(BUDGET), "spin"))
                .isInstanceOf(FuelExhaustedException.class);
        burning.awaitCalls(100);

        burning.stop().assertAllAnswered();
    }

    @Test
    public void aTimeLimitEndsIt() {
        assertThatThrownBy(() -> hog.call(CallOptions.DEFAULT.withTimeout(java.time.Duration.ofMillis(100)), "spin"))
                .isInstanceOf(CallTimeoutException.class).hasMessageContainingAll("hog", "spin");
        assertThat(hog.call("burn", 100)).isEqualTo(Questions.burned(100));
    }

    @Test
    public void cancellingItsTaskEndsIt() {
        CompletableFuture<Object> spinning = hog.callAsync(CallOptions.DEFAULT, "spin").toCompletableFuture();
        Await.until("the task is listed", () -> task().isPresent());

        assertThat(engine.cancel(task().orElseThrow().id())).isTrue();
        assertThatThrownBy(() -> spinning.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(CallCancelledException.class);
        Await.until("the task is gone", () -> task().isEmpty());
    }

    private java.util.Optional<TaskInfo> task() {
        return engine.tasks().stream().filter(task -> task.export().equals("spin")).findFirst();
    }
}
