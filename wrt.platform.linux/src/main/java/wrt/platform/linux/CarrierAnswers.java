// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;

/**
 * What the kernel answered to all carriers so far, one line for each capability: a refusal stays, so that nobody
 * overlooks it.
 *
 * <p>Concurrency: safe from any thread.
 */
final class CarrierAnswers {

    private final Map<String, Capability> answers = new LinkedHashMap<>();

    CarrierAnswers() {
        for (String name : List.of(ThreadName.CAPABILITY, ProcessorAffinity.CAPABILITY, RealtimePriority.CAPABILITY)) {
            answers.put(name, new Capability(name, State.UNUSED, "not asked for"));
        }
    }

    synchronized void add(Capability answer) {
        answers.merge(answer.name(), answer, CarrierAnswers::moreTelling);
    }

    private static Capability moreTelling(Capability before, Capability now) {
        boolean keep = before.state() == State.REFUSED && now.state() != State.REFUSED
                || now.state() == State.UNUSED;
        return keep ? before : now;
    }

    synchronized List<Capability> snapshot() {
        return List.copyOf(answers.values());
    }
}
