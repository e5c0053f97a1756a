// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.api.deploy.ImportInfo;
import wrt.api.deploy.LimitInfo;

/** Remembers what it was asked; anything that begins with {@code \0asm} is a valid component to it. */
final class FakeDeployer implements Deployer {

    static final String DIGEST = "3f2a91c0d2e1" + "0".repeat(52);

    final List<DeploymentInfo> deployments = new ArrayList<>(List.of(brake(), lamp()));
    Map<String, Object> settings = Map.of();

    private static DeploymentInfo brake() {
        return new DeploymentInfo("brake", DIGEST, "0.1.0", DeploymentState.ACTIVE, List.of(),
                List.of(new ImportInfo("vehicle:host/clock@0.1.0", "host service clock")),
                List.of("vehicle:brake/control@0.1.0#apply"), "package root:component;\n\nworld root {\n}\n",
                List.of(new LimitInfo("fuel.budget", "100000", "criticality B"),
                        new LimitInfo("quantum", "1000", "default")),
                0, Instant.parse("2026-01-01T00:00:00Z"), 3_210_000, true, List.of());
    }

    private static DeploymentInfo lamp() {
        return new DeploymentInfo("lamp", "b".repeat(64), "0.0.0", DeploymentState.UNRESOLVED,
                List.of("missing import vehicle:host/power@0.1.0"),
                List.of(new ImportInfo("vehicle:host/power@0.1.0", "")), List.of(), "", List.of(), 1, Instant.now(),
                1_000_000, false, List.of("function 7 runs interpreted"));
    }

    @Override
    public DeploymentInfo deploy(String name, byte[] bytes) {
        return deploy(name, bytes, Map.of());
    }

    @Override
    public DeploymentInfo deploy(String name, byte[] bytes, Map<String, Object> given) {
        if (bytes.length < 4 || bytes[1] != 'a') {
            throw new DeploymentException(name, "malformed at offset 0: no magic number", null);
        }
        settings = given;
        DeploymentInfo info = new DeploymentInfo(name, DIGEST, "0.0.0", DeploymentState.ACTIVE, List.of(), List.of(),
                List.of(), "", List.of(), 0, Instant.now(), 12_340_000, false, List.of());
        deployments.add(info);
        return info;
    }

    @Override
    public boolean undeploy(String name) {
        return deployments.removeIf(d -> d.name().equals(name));
    }

    @Override
    public List<DeploymentInfo> deployments() {
        return List.copyOf(deployments);
    }

    @Override
    public Optional<DeploymentInfo> deployment(String name) {
        return deployments.stream().filter(d -> d.name().equals(name)).findFirst();
    }
}
