// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wrt.api.component.CallOptions;
import wrt.api.component.WasmComponent;

/**
 * The drivers of the vehicle: who calls what, from which thread, and what must come back.
 *
 * <p>Concurrency: built and ended by the demo's thread.
 */
final class Traffic {

    /** The controller's rate, calls per second. */
    static final int CONTROL_RATE = 100;

    private static final int IN_FLIGHT = 32;

    private final List<Driver> drivers = new ArrayList<>();
    private final Tally control = new Tally("cruise");
    private final BrakeDriver brakes;
    private final DisplayDriver display;

    Traffic(Components components) {
        brakes = new BrakeDriver(components.get("brake").as(BrakeActuator.class));
        drivers.add(cruise(components.get("cruise").as(CruiseControl.class)));
        drivers.add(chat(components.get("telemetry")));
        drivers.add(chatAsync(components.get("telemetry")));
        drivers.add(Driver.start(brakes.tally(), Duration.ofNanos(200_000), brakes));
        drivers.add(burn(components.get("hog")));
        display = new DisplayDriver(components.get("dashboard"));
        drivers.add(Driver.start(display.tally(), Duration.ofMillis(10), display));
    }

    private Driver cruise(CruiseControl cruise) {
        CruiseMirror mirror = new CruiseMirror();
        cruise.reset(30_000, 0);
        mirror.reset(30_000, 0);
        int[] speed = {0};
        return Driver.start(control, Duration.ofNanos(1_000_000_000 / CONTROL_RATE), () -> {
            double gradient = Math.floorMod(speed[0], 7) - 3.0;
            int expected = mirror.step(speed[0], gradient, 10);
            ask(control, "step", expected, () -> cruise.step(speed[0], gradient, 10));
            ask(control, "current", mirror.current(), cruise::current);
            speed[0] = Math.clamp(speed[0] + expected * 3 / 100, 0, 100_000);
            return true;
        });
    }

    private static Driver chat(WasmComponent telemetry) {
        Tally tally = new Tally("telemetry");
        TelemetryExchanges exchanges = new TelemetryExchanges(1);
        Recorders recorders = new Recorders(telemetry, tally);
        int[] round = {0};
        return Driver.start(tally, Duration.ofNanos(250_000), () -> {
            if (++round[0] % 50 == 0) {
                recorders.once();
            }
            Exchange next = exchanges.next();
            ask(tally, next, next.expected(), () -> telemetry.call(next.export(), next.arguments().toArray()));
            return true;
        });
    }

    private static Driver chatAsync(WasmComponent telemetry) {
        Tally tally = new Tally("telemetry (async)");
        TelemetryExchanges exchanges = new TelemetryExchanges(2);
        Semaphore slots = new Semaphore(IN_FLIGHT);
        return Driver.start(tally, Duration.ofNanos(250_000), () -> {
            slots.acquireUninterruptibly();
            Exchange next = exchanges.next();
            tally.start();
            telemetry.callAsync(CallOptions.DEFAULT, next.export(), next.arguments().toArray())
                    .whenComplete((got, error) -> {
                        if (error == null) {
                            tally.answer(next, next.expected(), got);
                        } else {
                            tally.error(next, error);
                        }
                        slots.release();
                    });
            return true;
        });
    }

    private static Driver burn(WasmComponent hog) {
        Tally tally = new Tally("hog (burn)");
        SplittableRandom random = new SplittableRandom(3);
        return Driver.start(tally, Duration.ofMillis(20), () -> {
            int rounds = random.nextInt(10_000);
            int x = 1;
            for (int i = 0; i < rounds; i++) {
                x = x * 1_664_525 + 1_013_904_223;
            }
            ask(tally, "burn " + rounds, Integer.toUnsignedLong(x), () -> hog.call("burn", rounds));
            return true;
        });
    }

    /** One synchronous call whose answer is known. */
    static void ask(Tally tally, Object call, @Nullable Object expected, Supplier<@Nullable Object> answer) {
        tally.start();
        try {
            tally.answer(call, expected, answer.get());
        } catch (RuntimeException e) {
            tally.error(call, e);
        }
    }

    Tally control() {
        return control;
    }

    Tally display() {
        return display.tally();
    }

    BrakeDriver brakes() {
        return brakes;
    }

    /** One driver more, from now on. */
    void add(Driver driver) {
        drivers.add(driver);
    }

    List<Tally> tallies() {
        return drivers.stream().map(Driver::tally).toList();
    }

    long calls() {
        return tallies().stream().mapToLong(Tally::calls).sum();
    }

    /** Ends all drivers and waits for the calls under way. */
    void stop() throws InterruptedException {
        drivers.forEach(Driver::stop);
        for (Driver driver : drivers) {
            if (!driver.join(Duration.ofSeconds(5))) {
                driver.tally().complain("its thread has not ended: a call never came back");
            }
        }
        Wait.until(Duration.ofSeconds(5), () -> tallies().stream().allMatch(t -> t.lost() == 0));
    }
}
