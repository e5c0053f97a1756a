// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wrt.api.deploy.Deployer;

/** Deploying a component: the first time, and again when its compiled code is in the cache. */
final class DeployBench implements Bench {

    private static final int ROUNDS = 15;

    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public String purpose() {
        return "deploy cold and from the cache";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        byte[] component = Kernels.read("telemetry");
        List<Double> cold = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        for (int i = 0; i < effort.iterations(); i++) {
            try (Container container = Container.start(Map.of())) {
                Deployer deployer = container.service(Deployer.class);
                cold.add(deploy(deployer, component));
                for (int k = 0; k < ROUNDS; k++) {
                    deployer.undeploy("telemetry");
                    cached.add(deploy(deployer, component));
                }
            }
        }
        cold.sort(null);
        cached.sort(null);
        double base = cold.get(cold.size() / 2);
        return List.of(Result.of("cold, fresh JVM part-warm", "ms", base),
                Result.of("from the cache", "ms", cached.get(cached.size() / 2), base));
    }

    private static double deploy(Deployer deployer, byte[] component) {
        long start = System.nanoTime();
        deployer.deploy("telemetry", component);
        return (System.nanoTime() - start) / 1e6;
    }
}
