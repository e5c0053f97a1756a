// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.api.component.CallRejectedException;
import wrt.api.deploy.DeploymentState;
import wrt.api.deploy.ImportInfo;

class ResolutionTest {

    private static final String USER = "export v:user/ask@1.0.0 ask";

    /** A host service for {@code v:p/i}. */
    public static final class Names {
        private final String text;

        Names(String text) {
            this.text = text;
        }

        public String name() {
            return text;
        }
    }

    @TempDir
    Path directory;

    private DeployerFixture deployer;

    @BeforeEach
    void start() {
        deployer = new DeployerFixture(directory);
    }

    private String providerOf(String user) {
        return deployer.info(user).imports().getFirst().provider();
    }

    @Test
    void aMissingImportKeepsItUnresolvedAndIsNamed() {
        assertThat(deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER).state())
                .isEqualTo(DeploymentState.UNRESOLVED);

        assertThat(deployer.info("user").problems()).containsExactly("import v:p/i@1.0.0 is missing");
        assertThat(deployer.info("user").imports()).containsExactly(new ImportInfo("v:p/i@1.0.0", ""));
        assertThat(deployer.info("user").exports()).containsExactly("v:user/ask@1.0.0#ask");
        assertThat(deployer.services).isEmpty();
    }

    @Test
    void itResolvesWhenAComponentWithTheExportAppears() {
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);
        deployer.deploy("provider", "p1", "export v:p/i@1.2.0 name more");

        assertThat(providerOf("user")).isEqualTo("component provider");
        assertThat(deployer.service("user").call("ask")).isEqualTo("p1");
    }

    @Test
    void aChainResolvesInOneGoWhateverTheOrder() {
        deployer.deploy("a", "a", "import v:b/i@1.0.0 ask", "export v:a/i@1.0.0 ask");
        deployer.deploy("b", "b", "import v:c/i@1.0.0 name", "export v:b/i@1.0.0 ask");
        deployer.deploy("c", "c", "export v:c/i@1.0.0 name");

        assertThat(deployer.services).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void itIsUnresolvedAgainWhenItsProviderGoes() {
        deployer.deploy("provider", "p1", "export v:p/i@1.0.0 name");
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);
        DeployedComponent service = deployer.service("user");

        deployer.deployments.undeploy("provider");

        assertThat(deployer.info("user").state()).isEqualTo(DeploymentState.UNRESOLVED);
        assertThatThrownBy(() -> service.call("ask")).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("import v:p/i@1.0.0 is missing");
        deployer.deploy("provider", "p2", "export v:p/i@1.0.0 name");
        assertThat(deployer.service("user").call("ask")).isEqualTo("p2");
    }

    @Test
    void itIsRewiredWithoutANewInstanceWhereAnotherProviderIsLeft() {
        HostService host = deployer.host(1, 0, "v:p/i@1.0.0", new Names("host"));
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);
        deployer.deploy("provider", "p1", "export v:p/i@1.0.0 name");
        assertThat(deployer.service("user").call("ask")).isEqualTo("p1");
        DeployedComponent service = deployer.service("user");
        int instances = deployer.foundry.instances.size();

        deployer.deployments.undeploy("provider");

        assertThat(deployer.service("user")).isSameAs(service);
        assertThat(service.call("ask")).isEqualTo("host");
        assertThat(deployer.foundry.instances).hasSize(instances);
        deployer.unregister(host);
        assertThat(deployer.info("user").state()).isEqualTo(DeploymentState.UNRESOLVED);
    }

    @Test
    void anUpdateOfAProviderIsTransparentToItsUsers() {
        deployer.deploy("provider", "p1", "export v:p/i@1.0.0 name");
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);
        int instances = deployer.foundry.instances.size();

        deployer.deploy("provider", "p2", "export v:p/i@1.1.0 name");

        assertThat(deployer.service("user").call("ask")).isEqualTo("p2");
        assertThat(deployer.foundry.instances).hasSize(instances + 1);
    }

    @Test
    void anUpdateThatTakesTheExportAwayUnresolvesItsUsers() {
        deployer.deploy("provider", "p1", "export v:p/i@1.0.0 name");
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);

        deployer.deploy("provider", "p2", "export v:p/i@2.0.0 name");

        assertThat(deployer.info("user").problems()).containsExactly(
                "import v:p/i@1.0.0 is missing (component provider exports it in version 2.0.0)");
    }

    @Test
    void theHighestCompatibleVersionIsChosenWhateverCameFirst() {
        deployer.deploy("high", "high", "export v:p/i@1.3.0 name");
        deployer.deploy("older", "older", "export v:p/i@1.0.0 name");
        deployer.deploy("other", "other", "export v:p/i@2.0.0 name");
        deployer.deploy("user", "u", "import v:p/i@1.1.0 name", USER);
        assertThat(deployer.service("user").call("ask")).isEqualTo("high");

        deployer.deploy("higher", "higher", "export v:p/i@1.4.0 name");
        assertThat(deployer.service("user").call("ask")).isEqualTo("higher");
    }

    @Test
    void amongHostServicesVersionThenRankingThenAgeDecide() {
        deployer.host(1, 5, "v:p/i@1.0.0", new Names("ranked"));
        deployer.host(2, 5, "v:p/i@1.0.0", new Names("younger"));
        deployer.host(3, 0, "v:p/i@1.0.0", new Names("plain"));
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);
        assertThat(deployer.service("user").call("ask")).isEqualTo("ranked");
        assertThat(providerOf("user")).isEqualTo("host service host1");

        deployer.host(4, 0, "v:p/i@1.1.0", new Names("newer"));
        assertThat(deployer.service("user").call("ask")).isEqualTo("newer");
    }

    @Test
    void aProviderWhoseTypesDifferIsNoneAndIsNamed() {
        deployer.deploy("provider", "p", "export v:p/i@1.0.0 name!");
        deployer.host(1, 0, "v:p/i@1.0.0", new Object());
        deployer.deploy("user", "u", "import v:p/i@1.0.0 name", USER);

        assertThat(deployer.info("user").problems()).singleElement().asString()
                .contains("component provider does not fit: function name is func() -> u32, not func() -> string")
                .contains("host service host1 does not fit: java.lang.Object has no public method name");
    }

    @Test
    void aCycleIsReported() {
        deployer.deploy("a", "a", "import v:b/i@1.0.0 name", "export v:a/i@1.0.0 name");
        deployer.deploy("b", "b", "import v:a/i@1.0.0 name", "export v:b/i@1.0.0 name");

        assertThat(deployer.info("a").problems())
                .containsExactly("import v:b/i@1.0.0 is missing (import cycle: a -> b -> a)");
        assertThat(deployer.info("b").problems())
                .containsExactly("import v:a/i@1.0.0 is missing (import cycle: b -> a -> b)");
    }

    @Test
    void aComponentIsNeverItsOwnProvider() {
        deployer.deploy("middle", "m", "import v:p/i@1.0.0 name", "export v:p/i@1.0.0 name");

        assertThat(deployer.info("middle").state()).isEqualTo(DeploymentState.UNRESOLVED);
        deployer.deploy("end", "end", "export v:p/i@1.0.0 name");
        assertThat(providerOf("middle")).isEqualTo("component end");
    }

    @Test
    void anUpdateThatCannotResolveWaitsWhileTheOldOneRuns() {
        deployer.deploy("user", "u1", "export v:user/ask@1.0.0 name");
        String old = deployer.info("user").digest();

        assertThat(deployer.deploy("user", "u2", "import v:p/i@1.0.0 name", "export v:user/ask@1.0.0 name").digest())
                .isEqualTo(old);
        assertThat(deployer.info("user").warnings()).singleElement().asString()
                .contains("waits: import v:p/i@1.0.0 is missing");
        assertThat(deployer.service("user").call("name")).isEqualTo("u1");

        deployer.host(1, 0, "v:p/i@1.0.0", new Names("host"));
        assertThat(deployer.service("user").call("name")).isEqualTo("u2");
        assertThat(deployer.info("user").warnings()).isEmpty();
    }

    @Test
    void anInstanceThatCannotStartWhenItsProviderComesIsFailed() {
        deployer.deploy("user", "trap at start", "import v:p/i@1.0.0 name", USER);

        deployer.host(1, 0, "v:p/i@1.0.0", new Names("host"));

        assertThat(deployer.info("user").state()).isEqualTo(DeploymentState.FAILED);
        assertThat(deployer.info("user").problems()).containsExactly("cannot be instantiated: wasm trap: unreachable");
    }
}
