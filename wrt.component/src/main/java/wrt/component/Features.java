// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which gated parts of the Component Model are on.
 *
 * @param enabled the features that are on; unmodifiable
 */
@ProviderType
public record Features(Set<Feature> enabled) {

    /** Copies the set. */
    public Features {
        enabled = Set.copyOf(enabled);
    }

    /**
     * What Component Model 0.3.1 has.
     *
     * @return the defaults
     */
    public static Features defaults() {
        EnumSet<Feature> released = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (feature.isReleased()) {
                released.add(feature);
            }
        }
        return new Features(released);
    }

    /**
     * These and others by their names.
     *
     * @param labels as in {@link Feature#label()}
     * @return a larger set
     * @throws IllegalArgumentException if a name is none; names those that there are
     */
    public Features with(Iterable<String> labels) {
        Features all = this;
        for (String label : labels) {
            all = all.with(Arrays.stream(Feature.values()).filter(f -> f.label().equals(label)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no feature '" + label + "'; there are "
                            + Arrays.stream(Feature.values()).map(Feature::label).collect(Collectors.joining(", ")))));
        }
        return all;
    }

    /**
     * These features and another one.
     *
     * @param feature to switch on
     * @return the extended set
     */
    public Features with(Feature feature) {
        EnumSet<Feature> more = EnumSet.of(feature);
        more.addAll(enabled);
        return new Features(more);
    }

    /**
     * These features but one.
     *
     * @param feature to switch off
     * @return the reduced set
     */
    public Features without(Feature feature) {
        EnumSet<Feature> fewer = EnumSet.noneOf(Feature.class);
        fewer.addAll(enabled);
        fewer.remove(feature);
        return new Features(fewer);
    }

    /**
     * Whether a feature is on.
     *
     * @param feature which
     * @return true if it is
     */
    public boolean has(Feature feature) {
        return enabled.contains(feature);
    }
}
