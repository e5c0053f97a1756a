// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import wrt.component.Feature;
import wrt.component.Features;

/**
 * Which features are on.
 *
 * @param features the set that scripts run with
 */
record FeatureSwitches(Features features) {

    static FeatureSwitches of(Map<String, String> switches) {
        Features features = new Features(java.util.EnumSet.allOf(Feature.class)).without(Feature.NESTED_NAMES)
                .without(Feature.CANONICAL_NAMES);
        for (Map.Entry<String, String> change : switches.entrySet()) {
            Feature feature = Arrays.stream(Feature.values()).filter(f -> f.label().equals(change.getKey())).findFirst()
                    .orElseThrow(() -> new UsageException("no feature '" + change.getKey() + "'; there are "
                            + Arrays.stream(Feature.values()).map(Feature::label).collect(Collectors.joining(", "))));
            features = switch (change.getValue()) {
                case "on" -> features.with(feature);
                case "off" -> features.without(feature);
                default -> throw new UsageException("--feature " + change.getKey() + " is on or off, not '"
                        + change.getValue() + "'");
            };
        }
        return new FeatureSwitches(features);
    }
}
