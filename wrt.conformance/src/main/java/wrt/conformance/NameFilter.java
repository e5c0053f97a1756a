// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses scripts by their path: by a glob, by a regular expression in slashes, or by a part of it. */
interface NameFilter extends Predicate<String> {

    static NameFilter of(@Nullable String pattern) {
        if (pattern == null) {
            return name -> true;
        }
        if (pattern.length() > 1 && pattern.startsWith("/") && pattern.endsWith("/")) {
            return regex(pattern.substring(1, pattern.length() - 1));
        }
        if (pattern.contains("*") || pattern.contains("?")) {
            return glob(pattern);
        }
        return name -> name.contains(pattern);
    }

    private static NameFilter regex(String pattern) {
        try {
            Predicate<String> found = Pattern.compile(pattern).asPredicate();
            return found::test;
        } catch (PatternSyntaxException e) {
            throw new UsageException("--filter is no regular expression: " + e.getMessage());
        }
    }

    /** A star stands for any characters, slashes included. */
    private static NameFilter glob(String pattern) {
        String regex = pattern.chars().mapToObj(c -> switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }).collect(Collectors.joining());
        Predicate<String> whole = Pattern.compile("(.*/)?" + regex + "(\\.wast)?").asMatchPredicate();
        return whole::test;
    }
}
