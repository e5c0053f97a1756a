// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import wrt.api.scheduling.SchedulingPolicy;
import wrt.scheduler.suite.PolicySuite;

class FallbackPolicyTest extends PolicySuite {

    @Override
    protected SchedulingPolicy newPolicy() {
        return new FallbackPolicy();
    }
}
