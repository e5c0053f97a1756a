// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes, texts and guests do: an error or a trap that says what is wrong, and a host that goes on.
 *
 * <p>The same runs in every build; a long campaign is the same with {@code -Dwrt.fuzz.runs=1000000}, and another one with
 * another {@code -Dwrt.fuzz.seed}.
 */
class FuzzTest {

    private static final int GUESTS = 24;
    private static final int RUNS_PER_GUEST = 1000;

    /** One in so many modules is compiled to Java as well. */
    private static final int COMPILED = 20;

    @Test
    void anyBytesAreAComponentOrAnError() {
        List<byte[]> seeds = Seeds.components();
        Campaign campaign = Campaign.share(35);
        int accepted = campaign.run("load", random -> LoadTarget.run(LoadTarget.input(random, seeds)));
        assertThat(accepted).as("valid ones").isBetween(campaign.runs() / 20, campaign.runs() / 2);
    }

    @Test
    void anyBytesAreACoreModuleOrAnError() {
        List<byte[]> seeds = Seeds.modules();
        Campaign campaign = Campaign.share(20);
        int accepted = campaign.run("core",
                random -> CoreTarget.run(CoreTarget.input(random, seeds), random.nextInt(COMPILED) == 0));
        assertThat(accepted).as("valid ones").isBetween(campaign.runs() / 50, campaign.runs() / 2);
    }

    @Test
    void hostileGuestsTrapOrReturn() {
        Campaign campaign = Campaign.share(20);
        CallTarget target = new CallTarget(Math.max(GUESTS, campaign.runs() / RUNS_PER_GUEST));
        int returned = campaign.run("call", target::run);
        assertThat(returned).as("guests that returned from all calls").isGreaterThan(campaign.runs() / 100);
    }

    @Test
    void anyTextIsAValueOrAnError() {
        Campaign campaign = Campaign.share(15);
        int accepted = campaign.run("wave", WaveTarget::run);
        assertThat(accepted).as("values").isBetween(campaign.runs() / 10, campaign.runs() / 2);
    }

    @Test
    void choicesThatRunOutAreStillARun() {
        // What a fuzzer that follows coverage begins with.
        AsyncTarget async = new AsyncTarget();
        CallTarget calls = new CallTarget(1);
        for (byte[] choices : List.of(new byte[0], new byte[1], new byte[]{-1, -1, -1, -1, -1, -1, -1, -1})) {
            assertThat(List.of(async.run(new Choices(choices)), calls.run(new Choices(choices)))).hasSize(2);
        }
    }

    @Test
    void guestsThatMisuseAsyncBuiltinsTrapAndLeaveNothing() {
        Campaign campaign = Campaign.share(10);
        int clean = campaign.run("async", new AsyncTarget()::run);
        assertThat(clean).as("guests of which no call failed").isBetween(campaign.runs() / 20, campaign.runs() / 2);
    }
}
