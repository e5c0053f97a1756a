// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;

/**
 * Random calls of {@code telemetry.wasm} with the answers computed in Java.
 *
 * <p>Concurrency: one object for each calling thread.
 */
final class TelemetryExchanges {

    private static final List<String> FAULTS = List.of("engine", "brakes", "lights", "tyres", "doors", "battery",
            "cooling", "steering", "airbag");
    private static final List<String> SENSORS = List.of("oil", "speed", "water", "wind");
    private static final List<String> WORDS = List.of("", "ready", "grüße", "速度", "🚗 ok", "a longer line of text");

    private final SplittableRandom random;

    TelemetryExchanges(long seed) {
        random = new SplittableRandom(seed);
    }

    Exchange next() {
        return switch (random.nextInt(10)) {
            case 0 -> echo();
            case 1 -> primitives();
            case 2 -> reading();
            case 3 -> classify();
            case 4 -> combine();
            case 5 -> summarize();
            case 6 -> parse();
            case 7 -> check();
            case 8 -> reverse();
            default -> checksum();
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private RecordValue sample() {
        return RecordValue.of("sensor", SENSORS.get(random.nextInt(SENSORS.size())), "value",
                random.nextInt(-200, 80_000), "at", random.nextLong(0, 1L << 53));
    }

    private Exchange echo() {
        String text = word() + random.nextInt();
        return Exchange.of("readings#echo", text, text);
    }

    private Exchange primitives() {
        RecordValue all = RecordValue.of("yes-or-no", random.nextBoolean(), "narrow-signed", (byte) random.nextInt(),
                "narrow", (short) random.nextInt(256), "short-signed", (short) random.nextInt(), "short",
                random.nextInt(1 << 16), "word-signed", random.nextInt(), "word", random.nextLong(1L << 32),
                "wide-signed", random.nextLong(), "wide", random.nextLong(), "single", (float) random.nextInt(),
                "double", random.nextDouble(), "letter", 0x1F697);
        return Exchange.of("readings#echo-primitives", all, all);
    }

    private Exchange reading() {
        VariantValue value = switch (random.nextInt(6)) {
            case 0 -> VariantValue.of("absent");
            case 1 -> new VariantValue("digital", random.nextBoolean());
            case 2 -> new VariantValue("counter", random.nextLong());
            case 3 -> new VariantValue("analog", random.nextDouble());
            case 4 -> new VariantValue("text", word());
            default -> new VariantValue("position", List.of(random.nextDouble(), random.nextDouble()));
        };
        return Exchange.of("readings#echo-reading", value, value);
    }

    private Exchange classify() {
        double value = random.nextDouble();
        String expected = value >= 0.8 ? "alarm" : value >= 0.5 ? "warning" : "info";
        return Exchange.of("readings#classify", expected, value, 0.5, 0.8);
    }

    private Exchange combine() {
        Set<String> a = faults();
        Set<String> b = faults();
        Set<String> either = new LinkedHashSet<>(a);
        either.addAll(b);
        Set<String> both = new LinkedHashSet<>(a);
        both.retainAll(b);
        return Exchange.of("readings#combine", List.of(either, both, (long) either.size()), a, b);
    }

    private Set<String> faults() {
        Set<String> some = new LinkedHashSet<>();
        FAULTS.stream().filter(fault -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private Exchange summarize() {
        int count = random.nextInt(40);
        List<Object> values = new ArrayList<>();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = random.nextDouble();
            values.add(value);
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
        }
        Optional<Object> expected = count == 0
                ? Optional.empty()
                : Optional.of(RecordValue.of("count", (long) count, "min", min, "max", max, "mean", sum / count));
        return Exchange.of("readings#summarize", expected, values);
    }

    private Exchange parse() {
        if (random.nextInt(4) == 0) {
            return Exchange.of("readings#parse", ResultValue.error(VariantValue.of("empty")), "");
        }
        RecordValue sample = sample();
        String line = sample.get("sensor") + "=" + sample.get("value") + "@" + sample.get("at");
        return random.nextBoolean()
                ? Exchange.of("readings#parse", ResultValue.ok(sample), line)
                : Exchange.of("readings#format", line, sample);
    }

    private Exchange check() {
        RecordValue sample = sample();
        return Exchange.of("readings#check", verdict(sample), sample);
    }

    private static ResultValue verdict(RecordValue sample) {
        @Nullable
        Object sensor = sample.get("sensor");
        int limit = "oil".equals(sensor) ? 150 : "speed".equals(sensor) ? 70_000 : "water".equals(sensor) ? 110 : -1;
        if (limit < 0) {
            return ResultValue.error(new VariantValue("unknown-sensor", sensor));
        }
        int value = sample.get("value") instanceof Integer number ? number : 0;
        return value <= limit
                ? ResultValue.ok(null)
                : ResultValue.error(new VariantValue("out-of-range", List.of(value, limit)));
    }

    private Exchange reverse() {
        List<Object> samples = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            samples.add(sample());
        }
        List<Object> reversed = new ArrayList<>(samples);
        Collections.reverse(reversed);
        return Exchange.of("readings#reverse", reversed, samples);
    }

    private Exchange checksum() {
        byte[] bytes = word().repeat(random.nextInt(1, 8)).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Exchange.of("readings#checksum", crc.getValue(), bytes);
    }
}
