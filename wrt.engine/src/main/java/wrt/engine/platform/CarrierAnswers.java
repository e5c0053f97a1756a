// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;

/**
 * What the system answered to all carriers so far, one line for each feature: a refusal stays, so that nobody overlooks
 * it.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class CarrierAnswers {

    private final Map<String, Capability> answers = new LinkedHashMap<>();

    /**
     * Remembers an answer.
     *
     * @param answer to a carrier
     */
    public synchronized void add(Capability answer) {
        answers.merge(answer.name(), answer, CarrierAnswers::moreTelling);
    }

    private static Capability moreTelling(Capability before, Capability now) {
        boolean keep = before.state() == State.REFUSED && now.state() != State.REFUSED
                || now.state() == State.UNUSED;
        return keep ? before : now;
    }

    /**
     * The most telling answer for a feature.
     *
     * @param feature of a thread
     * @return the answer; unused if no carrier asked for it
     */
    public synchronized Capability of(Feature feature) {
        return answers.getOrDefault(feature.label(), feature.answer(State.UNUSED, "not asked for"));
    }
}
