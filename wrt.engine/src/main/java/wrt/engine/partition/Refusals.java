// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.engine.policy.EngineLog;

/**
 * Says once what the system refused to carriers, with its reason; they run without it.
 *
 * <p>Concurrency: safe from any thread; carriers that start together say together what they were refused.
 *
 * @param log for people
 * @param told what was said
 */
record Refusals(EngineLog log, Set<String> told) {

    private static final Set<State> REFUSALS = Set.of(State.REFUSED, State.ABSENT);

    Refusals(EngineLog log) {
        this(log, new HashSet<>());
    }

    /** What is refused from now on is told again: something else was asked for. */
    synchronized void forget() {
        told.clear();
    }

    /** Looks at the answers to a carrier, on its thread. */
    synchronized void look(Carrier carrier) {
        String refused = carrier.capabilities().stream().filter(answer -> REFUSALS.contains(answer.state()))
                .map(Refusals::text).filter(told::add).collect(Collectors.joining("; "));
        if (!refused.isEmpty()) {
            log.warn("carriers run without what configuration " + EngineConfig.PID + " asks for: " + refused);
        }
    }

    private static String text(Capability answer) {
        String how = answer.state() == State.REFUSED ? "refused" : "absent";
        return answer.name() + " is " + how + ", " + answer.detail();
    }
}
