// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;

/** Calls of the example components with random arguments, and what they have to answer by the text of their WIT. */
final class Questions {

    private Questions() {
    }

    /** Flat values, lists and strings of {@code vehicle:brake/actuator}; both versions answer the same. */
    static Question brake(RandomGenerator random) {
        int pedal = random.nextInt(1200);
        int speed = random.nextInt(120_000);
        return switch (random.nextInt(4)) {
            case 0 -> Question.of("distribute", List.of(250L, 250L, 100L, 400L), 1000L, List.of(5L, 5L, 2L, 8L));
            case 1 -> Question.of("sum", (long) pedal + speed, List.of((long) pedal, (long) speed));
            case 2 -> Question.of("label", "brake:wheel " + speed, "wheel " + speed);
            default -> Question.of("pressure", pressure(pedal, speed), pedal, speed);
        };
    }

    /** What {@code actuator.pressure} has to answer. */
    static long pressure(int pedal, int speed) {
        int limited = Math.min(pedal, 1000);
        return limited * 10L + (limited == 0 ? 0 : Math.min(speed / 1000, 100) * 20L);
    }

    /** Strings, records, lists, variants and results of {@code vehicle:telemetry/readings}. */
    static Question telemetry(RandomGenerator random) {
        RecordValue sample = sample(random);
        return switch (random.nextInt(5)) {
            case 0 -> Question.of("readings#format", text(sample), sample);
            case 1 -> Question.of("readings#parse", ResultValue.ok(sample), text(sample));
            case 2 -> Question.of("readings#check", ResultValue.error(new VariantValue("unknown-sensor", "steam")),
                    RecordValue.of("sensor", "steam", "value", sample.get("value"), "at", 0L));
            case 3 -> reverse(random);
            default -> Question.of("readings#echo", "grüß " + sample, "grüß " + sample);
        };
    }

    /** A bounded loop of the hog: a few thousand fuel. */
    static Question burn(RandomGenerator random) {
        int rounds = random.nextInt(5_000);
        return Question.of("burn", burned(rounds), rounds);
    }

    /** What {@code burn} has to answer. */
    static long burned(int rounds) {
        int x = 1;
        for (int i = 0; i < rounds; i++) {
            x = x * 1_664_525 + 1_013_904_223;
        }
        return Integer.toUnsignedLong(x);
    }

    private static Question reverse(RandomGenerator random) {
        List<Object> samples = new ArrayList<>();
        for (int i = random.nextInt(10); i > 0; i--) {
            samples.add(sample(random));
        }
        List<Object> reversed = new ArrayList<>(samples);
        Collections.reverse(reversed);
        return Question.of("readings#reverse", reversed, samples);
    }

    private static RecordValue sample(RandomGenerator random) {
        return RecordValue.of("sensor", "oil", "value", random.nextInt(), "at", (long) random.nextInt(1_000_000));
    }

    private static String text(RecordValue sample) {
        return sample.get("sensor") + "=" + sample.get("value") + "@" + sample.get("at");
    }
}
