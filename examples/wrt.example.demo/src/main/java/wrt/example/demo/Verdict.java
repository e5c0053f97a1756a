// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.PolicySwap;

/**
 * Everything that the demo found out; it is right when nothing was lost, nothing was wrong and every step happened.
 *
 * <p>Concurrency: confined to the demo's thread.
 */
final class Verdict {

    static final int SWAPS = 3;
    static final int UPDATES = 1;

    /** One update or removal: what, and how long it took, in ns. */
    record Change(String component, String what, long nanos) {
    }

    final List<String> problems = new ArrayList<>();
    final List<PolicySwap> swaps = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final Map<String, ComponentStatistics> components = new LinkedHashMap<>();
    final Map<String, Object> facts = new LinkedHashMap<>();
    long calls;
    long lost;
    long wrong;

    void check(boolean held, String otherwise) {
        if (!held) {
            problems.add(otherwise);
        }
    }

    long updates() {
        return changes.stream().filter(change -> change.what().equals("updated")).count();
    }

    boolean ok() {
        return problems.isEmpty() && calls > 0 && lost == 0 && wrong == 0 && swaps.size() == SWAPS
                && updates() == UPDATES;
    }

    /** The last line of the demo. */
    String line() {
        return "demo: " + (ok() ? "ok" : "FAILED") + " calls=" + calls + " lost=" + lost + " wrong=" + wrong
                + " swaps=" + swaps.size() + " updates=" + updates();
    }
}
