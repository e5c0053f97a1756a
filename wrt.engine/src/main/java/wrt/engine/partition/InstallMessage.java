// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.IntConsumer;
import wrt.engine.policy.ActivePolicy;

/** Puts another policy in place, at the cycle boundary at which it is delivered. */
final class InstallMessage extends Message {

    private final ActivePolicy policy;
    private final IntConsumer passed;

    InstallMessage(ActivePolicy policy, IntConsumer passed) {
        this.policy = policy;
        this.passed = passed;
    }

    @Override
    void deliver(RunLoop loop) {
        passed.accept(loop.guard().swap(policy));
    }

    @Override
    void reject() {
        passed.accept(0);
    }
}
