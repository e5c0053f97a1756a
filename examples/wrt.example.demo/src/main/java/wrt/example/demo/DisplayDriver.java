// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import wrt.api.component.WasmComponent;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;

/**
 * Calls the dashboard, whose answers come from the brake, the telemetry and the host behind it.
 *
 * <p>Concurrency: the body runs on the driver's thread.
 */
final class DisplayDriver implements Driver.Body {

    private static final int KEPT = 8;
    private static final int SPEED_LIMIT = 70_000;

    private final WasmComponent dashboard;
    private final Tally tally = new Tally("dashboard");
    private final SplittableRandom random = new SplittableRandom(4);
    private final Deque<Integer> speeds = new ArrayDeque<>();
    private long recorded;

    DisplayDriver(WasmComponent dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public boolean once() {
        int pedal = random.nextInt(1200);
        int speed = random.nextInt(90_000);
        tally.start();
        try {
            if (random.nextBoolean()) {
                render(pedal, speed);
            } else {
                show(pedal, speed);
            }
            return true;
        } catch (RuntimeException e) {
            return !tally.error("dashboard", e);
        }
    }

    private void render(int pedal, int speed) {
        Object got = dashboard.call("render", pedal, speed);
        String tail = " " + BrakeDriver.pressure(pedal, speed) + " kPa at " + speed + " mm/s";
        tally.answer("render", version(got) + tail, got);
    }

    private void show(int pedal, int speed) {
        Object got = dashboard.call("show", pedal, speed);
        if (speed > SPEED_LIMIT) {
            tally.answer("show",
                    ResultValue.error(new VariantValue("out-of-range", List.of(speed, SPEED_LIMIT))), got);
            return;
        }
        recorded++;
        speeds.addLast(speed);
        if (speeds.size() > KEPT) {
            speeds.removeFirst();
        }
        RecordValue report = got instanceof ResultValue result && result.payload() instanceof RecordValue r
                ? r
                : RecordValue.of();
        // The time and the version are the host's and the brake's own; all else follows from the calls so far.
        RecordValue expected = RecordValue.of("at", Objects.requireNonNullElse(report.get("at"), "none"), "brake",
                version(report.get("brake")), "pressure",
                BrakeDriver.pressure(pedal, speed), "severity",
                speed >= 50_000 ? "alarm" : speed >= 30_000 ? "warning" : "info", "recorded", recorded, "total",
                speeds.stream().mapToLong(Integer::longValue).sum());
        tally.answer("show", ResultValue.ok(expected), got);
    }

    private static String version(@Nullable Object text) {
        return String.valueOf(text).startsWith("brake 2.0.0") ? "brake 2.0.0" : "brake 1.0.0";
    }

    Tally tally() {
        return tally;
    }
}
