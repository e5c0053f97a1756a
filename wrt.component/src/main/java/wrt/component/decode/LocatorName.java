// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/*
 * A name of an import that says where its implementation is found: in a registry, at a URL, or by its hash. The
 * specification has given these names up; tools that compose components still write them, and wasm-tools accepts them.
 *
 * Source: wasm-tools, the tests of component imports.
 */
record LocatorName(@Nullable String packagePath, List<String> versions) {

    private static final String INTEGRITY = "integrity=<(?<hash>[^>]*+)>";
    private static final String HASH = "sha(?:256|384|512)-[A-Za-z0-9+/]++={0,2}+(?:\\?.*+)?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("unlocked-dep=<(?<path>[^@<>]*+)(?:@(?:\\*|\\{(?<range>[^}]*+)}))?>(?<hash>){0}"),
            Pattern.compile("locked-dep=<(?<path>[^@<>]*+)(?:@(?<range>[^>]*+))?>(?:," + INTEGRITY + ")?"),
            Pattern.compile("url=<[^<>]*+>(?:," + INTEGRITY + ")?(?<path>){0}(?<range>){0}"),
            Pattern.compile(INTEGRITY + "(?<path>){0}(?<range>){0}"));
    private static final Pattern RANGE = Pattern.compile(">=(?<low>[^ ]*+)(?: <(?<high>.*+))?+|<(?<below>.*+)");

    /** Whether a name wants to be one of these. */
    static boolean isMeant(String name) {
        return Arrays.asList("unlocked-dep", "locked-dep", "url", "integrity")
                .contains(name.substring(0, Math.max(0, name.indexOf('='))));
    }

    /** What has to be checked besides the form, or null if the form is wrong. */
    static @Nullable LocatorName of(String name) {
        for (Pattern form : FORMS) {
            Matcher m = form.matcher(name);
            if (m.matches()) {
                String range = m.group("range");
                List<String> versions = range == null
                        ? List.of()
                        : name.startsWith("un") ? bounds(range) : List.of(range);
                return versions == null || !isIntegrity(m.group("hash"))
                        ? null
                        : new LocatorName(m.group("path"), versions);
            }
        }
        return null;
    }

    private static @Nullable List<String> bounds(String range) {
        Matcher m = RANGE.matcher(range);
        if (range.equals("*")) {
            return List.of();
        }
        if (!m.matches()) {
            return null;
        }
        List<String> versions = new ArrayList<>();
        for (String group : List.of("low", "high", "below")) {
            if (m.group(group) != null) {
                versions.add(m.group(group));
            }
        }
        return versions;
    }

    private static boolean isIntegrity(@Nullable String metadata) {
        return metadata == null
                || !metadata.isBlank() && Arrays.stream(metadata.strip().split("\\s+")).allMatch(h -> h.matches(HASH));
    }
}
