// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Calls the brake through its Java interface and watches its version: once the new one has answered, the old one never
 * answers again.
 *
 * <p>Concurrency: the body runs on the driver's thread; {@link #version()} is safe from any thread.
 */
final class BrakeDriver implements Driver.Body {

    private final BrakeActuator brake;
    private final Tally tally = new Tally("brake");
    private final SplittableRandom random = new SplittableRandom(5);
    private volatile String version = "";

    BrakeDriver(BrakeActuator brake) {
        this.brake = brake;
    }

    @Override
    public boolean once() {
        int pedal = random.nextInt(1200);
        int speed = random.nextInt(120_000);
        Traffic.ask(tally, "pressure", pressure(pedal, speed), () -> brake.pressure(pedal, speed));
        Traffic.ask(tally, "distribute", List.of(250L, 250L, 100L, 400L),
                () -> brake.distribute(1000, List.of(5L, 5L, 2L, 8L)));
        Traffic.ask(tally, "sum", (long) pedal + speed, () -> brake.sum(List.of((long) pedal, (long) speed)));
        Traffic.ask(tally, "label", "brake:front-left", () -> brake.label("front-left"));
        watchVersion();
        return true;
    }

    private void watchVersion() {
        @Nullable
        String[] got = new @Nullable String[1];
        String before = version;
        Traffic.ask(tally, "version", true, () -> {
            got[0] = brake.version();
            return "brake 2.0.0".equals(got[0]) || "brake 1.0.0".equals(got[0]) && !"brake 2.0.0".equals(before);
        });
        if (got[0] != null) {
            version = got[0];
        }
    }

    /** The version that answered last. */
    String version() {
        return version;
    }

    Tally tally() {
        return tally;
    }

    /** What the brake has to answer. */
    static long pressure(int pedal, int speed) {
        int limited = Math.min(pedal, 1000);
        return limited * 10L + (limited == 0 ? 0 : Math.min(speed / 1000, 100) * 20L);
    }
}
