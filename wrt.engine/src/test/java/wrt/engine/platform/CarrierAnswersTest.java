// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;

class CarrierAnswersTest {

    private final CarrierAnswers answers = new CarrierAnswers();

    @Test
    void nothingIsUsedBeforeACarrierAsked() {
        assertThat(answers.of(Feature.AFFINITY).state()).isEqualTo(State.UNUSED);
    }

    @Test
    void aRefusalIsNotHiddenByALaterGrant() {
        Capability refused = new Capability("affinity", State.REFUSED, "cpu 9: EINVAL");
        answers.add(refused);
        answers.add(new Capability("affinity", State.GRANTED, "cpu 1"));
        assertThat(answers.of(Feature.AFFINITY)).isEqualTo(refused);
    }

    @Test
    void aGrantIsNotHiddenByACarrierThatDoesNotAsk() {
        Capability granted = new Capability("affinity", State.GRANTED, "cpu 1");
        answers.add(granted);
        answers.add(new Capability("affinity", State.UNUSED, "any cpu"));
        assertThat(answers.of(Feature.AFFINITY)).isEqualTo(granted);
    }
}
