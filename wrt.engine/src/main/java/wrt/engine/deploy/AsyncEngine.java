// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wrt.api.async.AsyncCanonical;
import wrt.api.async.AsyncCanonicalLift;
import wrt.api.async.AsyncCanonicalLower;
import wrt.api.async.AsyncExecutionEngine;
import wrt.api.component.CallOptions;

/**
 * Asynchronous calls as objects: each is a {@link PendingCall}, the same that {@code WasmComponent.callAsync} gives.
 *
 * <p>Concurrency: safe from any thread.
 */
@Component
public final class AsyncEngine implements AsyncExecutionEngine {

    private final DeployerComponent deployer;

    /**
     * An engine.
     *
     * @param deployer knows what is deployed
     */
    @Activate
    public AsyncEngine(@Reference DeployerComponent deployer) {
        this.deployer = deployer;
    }

    @Override
    public AsyncCanonical<@Nullable Object> callAsyncFunction(String component, String function,
            @Nullable Object... arguments) {
        return callAsyncFunction(CallOptions.DEFAULT, component, function, arguments);
    }

    @Override
    public AsyncCanonical<@Nullable Object> callAsyncFunction(CallOptions options, String component, String function,
            @Nullable Object... arguments) {
        return lower(component, function).asyncLower(options, arguments);
    }

    @Override
    public AsyncCanonicalLower<@Nullable Object> lower(String component, String function) {
        return new LoweredExport(export(component, function));
    }

    @Override
    public AsyncCanonicalLift lift(String component, String function) {
        return new LiftedExport(export(component, function));
    }

    private DeployedExport export(String component, String function) {
        Deployment deployment = deployer.find(component);
        return new DeployedExport(deployment, deployment.opened(function).export(function));
    }
}
