// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import wrt.component.Feature;

/** The features that the user switches. */
final class FeatureSwitches {

    private FeatureSwitches() {
    }

    static Map<Feature, Boolean> of(Map<String, String> options) {
        Map<Feature, Boolean> switches = new EnumMap<>(Feature.class);
        options.forEach((name, state) -> switches.put(feature(name), isOn(name, state)));
        return switches;
    }

    private static Feature feature(String name) {
        return Arrays.stream(Feature.values()).filter(f -> f.label().equals(name)).findFirst()
                .orElseThrow(() -> new UsageException("no feature '" + name + "'; there are "
                        + Arrays.stream(Feature.values()).map(Feature::label).collect(Collectors.joining(", "))));
    }

    private static boolean isOn(String name, String state) {
        return switch (state) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UsageException("--feature " + name + " is on or off, not '" + state + "'");
        };
    }
}
