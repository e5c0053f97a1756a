// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The semantic version of a WIT package.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions" (canonical versions); Semantic Versioning 2.0.
 *
 * @param major incompatible changes
 * @param minor additions, or incompatible changes while major is 0
 * @param patch the rest
 * @param preRelease what follows a dash, or empty; such a version is compatible with itself only
 */
record WitVersion(int major, int minor, int patch, String preRelease) implements Comparable<WitVersion> {

    private static final Pattern SYNTAX = Pattern
            .compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

    // A release comes after its pre-releases; those are ordered as text, which is enough to choose deterministically.
    private static final Comparator<WitVersion> ORDER = Comparator.comparingInt(WitVersion::major)
            .thenComparingInt(WitVersion::minor).thenComparingInt(WitVersion::patch)
            .thenComparing(version -> version.preRelease().isEmpty()).thenComparing(WitVersion::preRelease);

    static Optional<WitVersion> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String preRelease = matcher.group(4);
        return Optional.of(new WitVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)), preRelease == null ? "" : preRelease));
    }

    /** Whether what is provided in this version may be used where the other is asked for: compatible, not older. */
    boolean compatibleWith(WitVersion asked) {
        if (!preRelease.isEmpty() || !asked.preRelease.isEmpty()) {
            return equals(asked);
        }
        if (major != asked.major || compareTo(asked) < 0) {
            return false;
        }
        if (major != 0) {
            return true;
        }
        return minor == asked.minor && (minor != 0 || patch == asked.patch);
    }

    @Override
    public int compareTo(WitVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
