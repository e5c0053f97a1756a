// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import wrt.api.component.WasmComponent;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;

/** Asks the JavaScript planner for routes and computes the same routes in Java. */
final class PlannerDriver {

    private record Place(String name, int x, int y) {

        long to(Place other) {
            return Math.abs((long) x - other.x) + Math.abs((long) y - other.y);
        }

        RecordValue value() {
            return RecordValue.of("name", name, "x", x, "y", y);
        }
    }

    private PlannerDriver() {
    }

    static Driver start(WasmComponent planner) {
        Tally tally = new Tally("planner");
        SplittableRandom random = new SplittableRandom(6);
        return Driver.start(tally, Duration.ofMillis(50), () -> {
            List<Place> places = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                places.add(new Place("stop-" + i, random.nextInt(-1000, 1000), random.nextInt(-1000, 1000)));
            }
            Traffic.ask(tally, "plan", expected(places),
                    () -> planner.call("plan", places.stream().map(Place::value).toList()));
            return true;
        });
    }

    private static ResultValue expected(List<Place> places) {
        if (places.isEmpty()) {
            return ResultValue.error("no waypoints");
        }
        List<Place> remaining = new ArrayList<>(places);
        Place place = remaining.removeFirst();
        List<Object> stops = new ArrayList<>(List.of(place.name()));
        long length = 0;
        while (!remaining.isEmpty()) {
            Place nearest = remaining.getFirst();
            for (Place candidate : remaining) {
                if (place.to(candidate) < place.to(nearest)) {
                    nearest = candidate;
                }
            }
            length += place.to(nearest);
            stops.add(nearest.name());
            remaining.remove(nearest);
            place = nearest;
        }
        return ResultValue.ok(RecordValue.of("stops", stops, "length", length));
    }
}
