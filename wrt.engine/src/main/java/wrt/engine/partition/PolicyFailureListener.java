// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.engine.policy.ActivePolicy;
import wrt.engine.policy.PolicyFailure;

/** Told, on the run loop, which partition replaced which policy by its fall-back, and why. */
@FunctionalInterface
interface PolicyFailureListener {

    void failed(int partition, ActivePolicy policy, PolicyFailure failure);
}
