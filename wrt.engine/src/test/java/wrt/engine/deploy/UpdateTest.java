// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallOptions;
import wrt.api.component.CallRejectedException;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.engine.deploy.store.Origin;

class UpdateTest {

    private static final String EXPORT = "export v:brake/control@1.0.0 name wait trap burn";

    private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

    @TempDir
    Path directory;

    private DeployerFixture deployer;

    @BeforeEach
    void start() {
        deployer = new DeployerFixture(directory);
    }

    private CompletableFuture<Object> waiting(String name) throws InterruptedException {
        FakeInstance instance = deployer.foundry.last();
        DeployedComponent service = deployer.service(name);
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(() -> service.call("wait"), THREADS);
        instance.entered.await();
        return call;
    }

    @Test
    void aDeployedComponentIsAServiceThatAnswers() {
        DeploymentInfo info = deployer.deploy("brake", "v1", EXPORT);

        assertThat(info.state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(info.exports()).contains("v:brake/control@1.0.0#name");
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
        assertThat(deployer.service("brake").call("control#name")).isEqualTo("v1");
        assertThat(deployer.journal).containsExactly("deployed brake");
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        DeploymentInfo first = deployer.deploy("brake", "v1", EXPORT);

        assertThat(deployer.deploy("brake", "v1", EXPORT)).isEqualTo(first);
        assertThat(deployer.foundry.loaded).hasSize(1);
        assertThat(deployer.foundry.instances).hasSize(1);
        assertThat(deployer.journal).containsExactly("deployed brake");
    }

    @Test
    void anUpdateKeepsTheServiceAndSendsNewCallsToTheNewInstance() {
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");

        deployer.deploy("brake", "v2", EXPORT);

        assertThat(deployer.service("brake")).isSameAs(service);
        assertThat(service.call("name")).isEqualTo("v2");
        assertThat(deployer.foundry.instances.get(0).closed).isTrue();
        assertThat(deployer.journal).containsExactly("deployed brake", "updated brake");
    }

    @Test
    void runningCallsFinishOnTheOldInstance() throws InterruptedException {
        deployer.deploy("brake", "v1", EXPORT);
        CompletableFuture<Object> call = waiting("brake");
        FakeInstance old = deployer.foundry.last();

        CompletableFuture<DeploymentInfo> update = CompletableFuture
                .supplyAsync(() -> deployer.deploy("brake", "v2", EXPORT), THREADS);
        while (!deployer.service("brake").call("name").equals("v2")) {
            Thread.onSpinWait();
        }
        assertThat(update).isNotDone();
        old.go.countDown();

        assertThat(call.join()).isEqualTo("v1");
        assertThat(update.join().state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(old.closed).isTrue();
    }

    @Test
    void whatIsLeftAfterTheGracePeriodIsCancelled() throws InterruptedException {
        deployer.configurations.put("brake", Map.of("grace.period", 1));
        deployer.deploy("brake", "v1", EXPORT);
        CompletableFuture<Object> call = waiting("brake");

        deployer.deploy("brake", "v2", EXPORT);

        assertThatThrownBy(call::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void noCallIsLostWhileUpdatesFollowOneAnother() throws InterruptedException {
        deployer.deploy("brake", "v0", EXPORT);
        DeployedComponent service = deployer.service("brake");
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(3);
        List<CompletableFuture<Long>> callers = List.of(1, 2, 3).stream()
                .map(i -> CompletableFuture.supplyAsync(() -> {
                    long calls = 0;
                    started.countDown();
                    while (!stop.get()) {
                        assertThat((String) service.call("name")).startsWith("v");
                        calls++;
                    }
                    return calls;
                }, THREADS)).toList();
        started.await();
        for (int i = 1; i <= 50; i++) {
            deployer.deploy("brake", "v" + i, EXPORT);
        }
        stop.set(true);

        assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).isPositive());
    }

    @Test
    void aBadUpdateLeavesTheOldOneRunning() {
        deployer.deploy("brake", "v1", EXPORT);

        assertThatThrownBy(() -> deployer.deploy("brake", "bad")).isInstanceOf(DeploymentException.class)
                .hasMessage("brake: component is malformed at offset 0x0: bad magic");
        assertThatThrownBy(() -> deployer.deploy("brake", "trap at start", EXPORT))
                .isInstanceOf(DeploymentException.class).hasMessageContaining("wasm trap: unreachable");

        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
        assertThat(deployer.info("brake").state()).isEqualTo(DeploymentState.ACTIVE);
    }

    @Test
    void whatWasNeverGoodIsNotDeployed() {
        assertThatThrownBy(() -> deployer.deploy("brake", "bad")).isInstanceOf(DeploymentException.class);
        assertThatThrownBy(() -> deployer.deploy("bra/ke", "v1")).isInstanceOf(DeploymentException.class)
                .hasMessageContaining("letters, digits");

        assertThat(deployer.deployments.infos()).isEmpty();
    }

    @Test
    void aRemovedComponentRejectsCalls() {
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");

        assertThat(deployer.deployments.undeploy("brake")).isTrue();

        assertThat(deployer.services).isEmpty();
        assertThatThrownBy(() -> service.call("name")).isInstanceOf(CallRejectedException.class);
        assertThat(deployer.foundry.last().closed).isTrue();
        assertThat(deployer.deployments.undeploy("brake")).isFalse();
    }

    @Test
    void aTrapIsReportedAndCallsAreRefusedUntilItIsDeployedAgain() {
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");

        assertThatThrownBy(() -> service.call("trap")).isInstanceOf(GuestTrapException.class);

        assertThat(deployer.info("brake").state()).isEqualTo(DeploymentState.FAILED);
        assertThat(deployer.info("brake").problems()).singleElement().asString().contains("unreachable");
        assertThatThrownBy(() -> service.call("name")).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("unreachable");
        deployer.deploy("brake", "v1", EXPORT);
        assertThat(service.call("name")).isEqualTo("v1");
        assertThat(deployer.foundry.loaded).hasSize(1);
    }

    @Test
    void aCallEndedFromOutsideCostsOnlyItsInstance() {
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");

        assertThatThrownBy(() -> service.call("burn")).isInstanceOf(FuelExhaustedException.class);

        assertThat(deployer.info("brake").state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(service.call("name")).isEqualTo("v1");
        assertThat(deployer.foundry.instances).hasSize(2);
    }

    @Test
    void aCallThatWaitedForAnAbandonedInstanceIsMadeOnTheNextOne() {
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");
        FakeInstance abandoned = deployer.foundry.last();
        abandoned.refusing = () -> assertThatThrownBy(() -> service.call("burn"))
                .isInstanceOf(FuelExhaustedException.class);

        assertThat(service.call("name")).isEqualTo("v1");
        assertThat(deployer.foundry.instances).hasSize(2);

        deployer.foundry.last().refusing = () -> assertThatThrownBy(() -> service.call("burn"))
                .isInstanceOf(FuelExhaustedException.class);
        assertThat(service.callAsync(CallOptions.DEFAULT, "name").toCompletableFuture().join()).isEqualTo("v1");
        assertThat(deployer.foundry.instances).hasSize(3);
        assertThat(deployer.journal).noneMatch(line -> line.contains("cannot enter"));
    }

    @Test
    void aCallThatWaitedForAnInstanceThatTrappedIsRefused() {
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");
        deployer.foundry.last().refusing = () -> assertThatThrownBy(() -> service.call("trap"))
                .isInstanceOf(GuestTrapException.class);

        assertThatThrownBy(() -> service.call("name")).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("unreachable");
    }

    @Test
    void aCallUsesWhatIsConfiguredUnlessItStatesOtherwise() {
        deployer.configurations.put("brake", Map.of("priority", 7, "fuel.budget", 70,
                "quantum", 500, "call.depth", 20));
        deployer.deploy("brake", "v1", EXPORT);
        DeployedComponent service = deployer.service("brake");

        service.call("name");
        assertThat(deployer.foundry.last().seen).isEqualTo(new LiveFunction.CallParameters(7, 70, null, 500, 20));
        service.call(CallOptions.DEFAULT.withFuel(5), "name");
        assertThat(deployer.foundry.last().seen).isEqualTo(new LiveFunction.CallParameters(7, 5, null, 500, 20));
        assertThat(CallOptions.DEFAULT.fuel()).isEqualTo(OptionalLong.empty());
        assertThat(CallOptions.DEFAULT.priority()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void aComponentThatWantsToNestDeeperThanItsPartitionIsRefused() {
        deployer.configurations.put("brake", Map.of("call.depth", 5000));

        assertThatThrownBy(() -> deployer.deploy("brake", "v1", EXPORT)).hasMessageContaining(
                "call.depth must be 1 to 1024, which is the call.depth of the configuration wrt.engine, but is 5000");
    }

    @Test
    void aNewConfigurationAppliesWithoutANewInstanceWherePossible() {
        deployer.deploy("brake", "v1", EXPORT);
        deployer.configurations.put("brake", Map.of("priority", 9));
        deployer.deployments.reconfigure("brake");

        deployer.service("brake").call("name");
        assertThat(deployer.foundry.last().seen.priority()).isEqualTo(9);
        assertThat(deployer.foundry.instances).hasSize(1);

        deployer.configurations.put("brake", Map.of("memory.pages", 9));
        deployer.deployments.reconfigure("brake");

        assertThat(deployer.foundry.instances).hasSize(2);
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    @Test
    void aBadConfigurationIsReportedAndTheOldLimitsHold() {
        deployer.deploy("brake", "v1", EXPORT);
        deployer.configurations.put("brake", Map.of("partition", 9));
        deployer.deployments.reconfigure("brake");

        assertThat(deployer.journal).last().asString()
                .contains("partition must be 0 to 1 ('partitions' of the configuration"
                        + " wrt.engine), but is 9");
        assertThat(deployer.info("brake").partition()).isZero();
    }

    @Test
    void operationsOnOtherNamesDoNotWait() {
        CompletableFuture<DeploymentInfo> slow = CompletableFuture
                .supplyAsync(() -> deployer.deploy("slow", "slow", EXPORT), THREADS);
        while (deployer.foundry.loaded.isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(deployer.deploy("quick", "v1", EXPORT).state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(slow).isNotDone();
        deployer.foundry.slow.release();
        assertThat(slow.join().state()).isEqualTo(DeploymentState.ACTIVE);
    }

    @Test
    void aFirstDeploymentIsSeenWhileItIsCompiled() {
        CompletableFuture<DeploymentInfo> slow = CompletableFuture
                .supplyAsync(() -> deployer.deploy("slow", "slow", EXPORT), THREADS);
        while (deployer.foundry.loaded.isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(deployer.deployments.infos()).singleElement().satisfies(info -> {
            assertThat(info.name()).isEqualTo("slow");
            assertThat(info.state()).isEqualTo(DeploymentState.COMPILING);
            assertThat(info.digest()).hasSize(64);
        });
        assertThat(deployer.deployments.find("slow").rejected("name")).hasMessageContaining("being compiled");
        deployer.foundry.slow.release();
        assertThat(slow.join().state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(deployer.info("slow").state()).isEqualTo(DeploymentState.ACTIVE);
    }

    @Test
    void whatFailsToCompileIsNotThereAfterwards() {
        assertThatThrownBy(() -> deployer.deploy("broken", "bad")).isInstanceOf(DeploymentException.class);
        assertThat(deployer.deployments.infos()).isEmpty();
    }

    @Test
    void whatIsDeployedComesBackAfterARestart() {
        deployer.deploy("brake", "v1", EXPORT);
        deployer.deployments.deploy("hog", FakeComponent.bytes("v2", EXPORT), Map.of("priority", "3"),
                new Origin.Api());
        deployer.deploy("gone", "v3", EXPORT);
        deployer.deployments.undeploy("gone");
        deployer.deployments.shutdown();
        assertThat(deployer.services).isEmpty();

        DeployerFixture again = new DeployerFixture(directory);
        again.deployments.restore();

        assertThat(again.deployments.infos()).extracting(DeploymentInfo::name).containsExactly("brake", "hog");
        assertThat(again.info("hog").limits()).anySatisfy(limit -> {
            assertThat(limit.name()).isEqualTo("priority");
            assertThat(limit.value()).isEqualTo("3");
            assertThat(limit.origin()).isEqualTo("settings");
        });
    }

    @Test
    void whatCannotBeRestoredIsKeptUntilItsConfigurationIsRight() {
        deployer.deploy("brake", "v1", EXPORT);
        deployer.deployments.shutdown();
        deployer = new DeployerFixture(directory);
        deployer.configurations.put("brake", Map.of("fuel.budget", "much"));
        deployer.deployments.restore();
        assertThat(deployer.journal).singleElement().asString().contains("brake").contains("cannot be restored")
                .contains("fuel.budget");

        deployer.configurations.clear();
        deployer.deployments.reconfigure("brake");
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    @Test
    void whatCannotBeRestoredCanBeUndeployed() {
        deployer.deploy("brake", "v1", EXPORT);
        deployer.deployments.shutdown();
        deployer = new DeployerFixture(directory);
        deployer.configurations.put("brake", Map.of("fuel.budget", "much"));
        deployer.deployments.restore();

        assertThat(deployer.deployments.undeploy("brake")).isTrue();
        assertThat(deployer.deployments.undeploy("brake")).isFalse();
        deployer.configurations.clear();
        deployer.deployments.reconfigure("brake");
        assertThat(deployer.deployments.infos()).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsNotDeployedAndItsInstanceIsClosed() throws IOException {
        deployer.deploy("brake", "v1", EXPORT);
        Path records = directory.resolve("deployments");
        Path aside = Files.move(records, directory.resolve("aside"));
        assertThatThrownBy(() -> deployer.deploy("brake", "v2", EXPORT)).isInstanceOf(DeploymentException.class)
                .hasMessageContaining("cannot be stored").hasMessageContaining(records.toString());
        Files.move(aside, records);

        assertThat(deployer.foundry.last().closed).isTrue();
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
        deployer.deploy("brake", "v2", EXPORT);
        assertThat(deployer.service("brake").call("name")).isEqualTo("v2");
    }

    @Test
    void whatTheHostRunsOutOfMemoryForIsRefused() {
        deployer.deploy("brake", "v1", EXPORT);
        assertThatThrownBy(() -> deployer.deploy("brake", "exhausting", EXPORT)).isInstanceOf(DeploymentException.class)
                .hasMessageContaining("Java heap space");
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    @Test
    void theFiguresOfARemovedComponentAreForgotten() {
        deployer.deploy("brake", "v1", EXPORT);
        deployer.deploy("brake", "v2", EXPORT);
        assertThat(deployer.foundry.forgotten).isEmpty();
        deployer.deployments.undeploy("brake");
        assertThat(deployer.foundry.forgotten).containsExactly("brake");
    }
}
