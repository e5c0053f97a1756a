// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import wrt.component.Feature;
import wrt.component.Features;
import wrt.conformance.script.FeatureHeader;

/**
 * The features that a script runs with.
 *
 * @param on those that are on
 * @param forcedOff those that the user has switched off
 * @param absent what the script asks for and does not exist here
 */
record ScriptFeatures(Features on, Set<Feature> forcedOff, Set<String> absent) {

    /** Of the features of scripts, those that this implementation does not have. */
    private static final Set<String> ABSENT = Set.of("gc", "memory64", "values", "shared-everything-threads",
            "custom-page-sizes", "hogs-memory", "simd", "relaxed-simd", "wide-arithmetic", "stack-switching",
            "legacy-exceptions", "custom-descriptors",
            "nan-canonicalization", "compact-imports");

    /**
     * Without a header all features are on that the authors of the specification's suite have on, and error-context.
     *
     * @param header what the script says
     * @param forced what the user says
     */
    static ScriptFeatures of(FeatureHeader header, Map<Feature, Boolean> forced) {
        Features features = header.present()
                ? Features.defaults()
                : new Features(EnumSet.complementOf(EnumSet.of(Feature.NESTED_NAMES, Feature.CANONICAL_NAMES)));
        Set<String> absent = new TreeSet<>();
        for (Map.Entry<String, Boolean> change : header.switches().entrySet()) {
            String name = change.getKey();
            for (Feature feature : Feature.values()) {
                if (feature.label().equals(name)) {
                    features = with(features, feature, change.getValue());
                }
            }
            if (change.getValue() && ABSENT.contains(name)) {
                absent.add(name);
            }
        }
        Set<Feature> off = EnumSet.noneOf(Feature.class);
        for (Map.Entry<Feature, Boolean> change : forced.entrySet()) {
            features = with(features, change.getKey(), change.getValue());
            if (!change.getValue()) {
                off.add(change.getKey());
            }
        }
        return new ScriptFeatures(features, off, absent);
    }

    private static Features with(Features features, Feature feature, boolean state) {
        return state ? features.with(feature) : features.without(feature);
    }

    /** Whether it is the script's own intention that a feature is off. */
    boolean meantToBeOff(String feature) {
        return Arrays.stream(Feature.values()).anyMatch(f -> f.label().equals(feature) && !forcedOff.contains(f));
    }
}
