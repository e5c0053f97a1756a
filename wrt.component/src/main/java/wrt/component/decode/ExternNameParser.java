// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.Feature;

/**
 * Reads the names of imports and exports.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions"; URL, hash and dependency names, which earlier
 * versions had, are no names any more.
 */
final class ExternNameParser {

    private final Loading loading;

    ExternNameParser(Loading loading) {
        this.loading = loading;
    }

    /** The parsed name; the reason as an INVALID error otherwise. */
    ParsedName parse(String name, @Nullable String versionSuffix) {
        if (name.startsWith("[constructor]")) {
            return new ParsedName.Constructor(label(name, name.substring("[constructor]".length())));
        }
        if (name.startsWith("[method]")) {
            String[] parts = resourceAndLabel(name, name.substring("[method]".length()));
            return new ParsedName.Method(parts[0], parts[1]);
        }
        if (name.startsWith("[static]")) {
            String[] parts = resourceAndLabel(name, name.substring("[static]".length()));
            return new ParsedName.Static(parts[0], parts[1]);
        }
        if (LocatorName.isMeant(name)) {
            return locator(name);
        }
        if (name.contains(":")) {
            checkInterface(name, versionSuffix);
            return new ParsedName.Interface(name);
        }
        return new ParsedName.Label(label(name, name));
    }

    /** Whether a text is an interface name, apart from what only a feature would make one. */
    boolean isInterface(String name) {
        if (!name.contains(":")) {
            return false;
        }
        checkInterface(name, null);
        return true;
    }

    private String[] resourceAndLabel(String name, String rest) {
        int dot = rest.indexOf('.');
        if (dot < 0) {
            throw loading.invalid("failed to find `.` character between resource and function in name `" + name + "`");
        }
        return new String[]{label(name, rest.substring(0, dot)), label(name, rest.substring(dot + 1))};
    }

    private String label(String name, String text) {
        if (!Kebab.isLabel(text)) {
            throw loading.invalid("`" + name + "` is not a valid extern name: `" + text + "` is not in kebab case");
        }
        return text;
    }

    private ParsedName locator(String name) {
        LocatorName locator = LocatorName.of(name);
        if (locator == null) {
            throw loading.invalid("`" + name + "` is not a valid extern name: expected `unlocked-dep=<a:b@{>=1.0.0}>`,"
                    + " `locked-dep=<a:b@1.0.0>`, `url=<...>` or `integrity=<sha256-...>`");
        }
        String path = locator.packagePath();
        if (path != null) {
            checkPath(name, path.contains("/") ? path : path + "/any");
        }
        for (String version : locator.versions()) {
            if (!SemVer.isValid(version)) {
                throw loading.invalid("`" + version + "` in import name `" + name + "` is not a valid semver: "
                        + SemVer.problem(version));
            }
        }
        return new ParsedName.Locator(name);
    }

    private void checkInterface(String name, @Nullable String versionSuffix) {
        int at = name.indexOf('@');
        checkPath(name, at < 0 ? name : name.substring(0, at));
        if (at >= 0) {
            checkVersion(name, name.substring(at + 1), versionSuffix);
        } else if (versionSuffix != null) {
            throw loading.invalid("interface name `" + name + "` has a version suffix but no version");
        }
    }

    private void checkPath(String name, String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw loading.invalid("interface name `" + name + "`: expected `/` after package name" + (path.endsWith(":")
                    ? ", and `` is not in kebab case"
                    : ""));
        }
        List<String> words = List.of(path.substring(0, slash).split(":", -1));
        List<String> projections = List.of(path.substring(slash + 1).split("/", -1));
        if (words.size() < 2) {
            throw loading.invalid("interface name `" + name + "` lacks a namespace");
        }
        if (words.size() > 2) {
            loading.require(Feature.NESTED_NAMES,
                    "interface name `" + name + "`: expected `/` after package name, as more"
                            + " than one namespace");
        }
        if (projections.size() > 1) {
            loading.require(Feature.NESTED_NAMES, "interface name `" + name + "`: trailing characters found: `"
                    + path.substring(path.indexOf('/', slash + 1)) + "`, as more than one projection");
        }
        for (String word : words) {
            if (!Kebab.isWords(word)) {
                throw loading
                        .invalid("`" + name + "` is not a valid extern name: `" + word + "` is not in kebab case, and"
                                + " lower case as a namespace or package has to be");
            }
        }
        projections.forEach(projection -> label(name, projection));
    }

    private void checkVersion(String name, String version, @Nullable String suffix) {
        boolean valid = suffix == null
                ? SemVer.isValid(version)
                        || loading.has(Feature.CANONICAL_NAMES) && SemVer.isCanonical(version)
                : SemVer.isCanonical(version) && SemVer.isValid(version + suffix);
        if (!valid) {
            String whole = version + (suffix == null ? "" : suffix);
            throw loading.invalid("`" + whole + "` in interface name `" + name + "` is no valid semantic version: "
                    + SemVer.problem(whole));
        }
    }
}
