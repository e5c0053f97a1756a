// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an import or export, taken apart where it names an interface with a version.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions" (canonical interface names).
 *
 * @param unversioned the name without its version
 * @param version the version, or null
 */
record InterfaceName(String unversioned, @Nullable Version version) {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(-[^+]+)?(\\+.*)?");

    /**
     * A semantic version.
     *
     * @param major incompatible changes
     * @param minor compatible additions, or incompatible changes while major is 0
     * @param patch corrections
     * @param preRelease the pre-release part, empty for a release
     */
    record Version(int major, int minor, int patch, String preRelease) {

        /** Whether this one can stand where another is expected: of the same compatibility track, and not older. */
        boolean satisfies(Version wanted) {
            if (!preRelease.isEmpty() || !wanted.preRelease.isEmpty()) {
                return equals(wanted);
            }
            if (major != wanted.major) {
                return false;
            }
            if (major > 0) {
                return minor > wanted.minor || minor == wanted.minor && patch >= wanted.patch;
            }
            return minor == wanted.minor && (minor > 0 ? patch >= wanted.patch : patch == wanted.patch);
        }
    }

    static InterfaceName parse(String name) {
        int at = name.lastIndexOf('@');
        if (at > 0) {
            Matcher m = VERSION.matcher(name.substring(at + 1));
            if (m.matches()) {
                String pre = m.group(4) == null ? "" : m.group(4);
                return new InterfaceName(name.substring(0, at), new Version(Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), pre));
            }
        }
        return new InterfaceName(name, null);
    }

    /** Whether something provided under this name can stand where another name is imported. */
    boolean satisfies(InterfaceName wanted) {
        return version != null && wanted.version != null && unversioned.equals(wanted.unversioned)
                && version.satisfies(wanted.version);
    }

    /** The last word: {@code iface} for {@code ns:pkg/iface@1.0.0}. */
    static String shortName(String name) {
        String unversioned = parse(name).unversioned;
        return unversioned.substring(unversioned.lastIndexOf('/') + 1);
    }
}
