// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.SplittableRandom;
import wrt.api.component.WasmComponent;
import wrt.api.value.RecordValue;
import wrt.api.value.ResourceValue;
import wrt.api.value.ResultValue;

/** Uses a resource of the telemetry from its creation to its end: a recorder, its methods, and the functions over it. */
final class Recorders {

    private static final String RECORDER = "vehicle:telemetry/recording@0.1.0#";

    private final WasmComponent telemetry;
    private final Tally tally;
    private final SplittableRandom random = new SplittableRandom(7);

    Recorders(WasmComponent telemetry, Tally tally) {
        this.telemetry = telemetry;
        this.tally = tally;
    }

    /** Records a few samples, adds them up and closes the recorder. */
    void once() {
        tally.start();
        try (ResourceValue recorder = create()) {
            tally.answer("constructor", true, recorder.isOpen());
            int count = random.nextInt(1, 20);
            long sum = 0;
            for (int i = 1; i <= count; i++) {
                int value = random.nextInt(-1000, 100);
                RecordValue sample = RecordValue.of("sensor", "water", "value", value, "at", (long) i);
                Traffic.ask(tally, "append", ResultValue.ok((long) i),
                        () -> telemetry.call(RECORDER + "[method]recorder.append", recorder, sample));
                sum += value;
            }
            Traffic.ask(tally, "total", sum, () -> telemetry.call(RECORDER + "total", recorder));
            Traffic.ask(tally, "close", (long) count, () -> telemetry.call(RECORDER + "close", recorder));
        } catch (RuntimeException e) {
            tally.error("recorder", e);
        }
    }

    private ResourceValue create() {
        if (telemetry.call(RECORDER + "[constructor]recorder", "trip", 64) instanceof ResourceValue recorder) {
            return recorder;
        }
        throw new IllegalStateException("the constructor did not answer with a resource");
    }
}
