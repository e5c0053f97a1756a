// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import com.google.gson.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import wrt.conformance.oracle.play.Trace;

/** What programs did: each operation with its outcomes, each event, each end of a call. */
final class Coverage {

    private static final List<String> COPY_RESULTS = List.of("COMPLETED", "DROPPED", "CANCELLED");
    private static final List<String> SUBTASK_STATES = List.of("STARTING", "STARTED", "RETURNED",
            "CANCELLED_BEFORE_STARTED", "CANCELLED_BEFORE_RETURNED");
    private static final List<String> EVENTS = List.of("NONE", "SUBTASK", "STREAM_READ", "STREAM_WRITE", "FUTURE_READ",
            "FUTURE_WRITE", "TASK_CANCELLED");
    private static final long BLOCKED = 0xffff_ffffL;

    private final SequencedMap<String, SequencedMap<String, Integer>> counts = new TreeMap<>();
    private int entries;

    /** Each operation or event, with how often it had which outcome. */
    SequencedMap<String, SequencedMap<String, Integer>> counts() {
        return counts;
    }

    /** The number of entries of all traces. */
    int entries() {
        return entries;
    }

    private void count(String what, String outcome) {
        counts.computeIfAbsent(what, k -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    void add(Trace trace) {
        Map<Long, Started> running = new HashMap<>();
        int at = 0;
        for (JsonArray entry : trace.entries()) {
            long label = entry.size() > 1 && entry.get(1).isJsonPrimitive()
                    && entry.get(1).getAsJsonPrimitive().isNumber()
                            ? entry.get(1).getAsLong()
                            : 0;
            switch (entry.get(0).getAsString()) {
                case "op" -> running.put(label, new Started(entry.get(2).getAsString().replaceAll("/[0-9]+", ""), at));
                case "ret" -> {
                    Started started = running.remove(label);
                    if (started != null) {
                        returned(started, entry, at);
                    }
                }
                case "event" -> event("callback", entry, 2);
                case "resolved" -> count("call by the host", entry.get(2).getAsString());
                case "host-cancels", "host-cancelled" -> count("call of the host", "cancelled");
                case "end" ->
                    entry.get(1).getAsJsonArray().forEach(open -> count("call by the host", "waits for ever"));
                default -> {
                    // seen by the others
                }
            }
            at++;
        }
        running.values().forEach(started -> count(started.name, "did not return"));
        entries += at;
    }

    private record Started(String name, int at) {
    }

    private void returned(Started started, JsonArray entry, int at) {
        String name = started.name;
        String waited = at == started.at + 1 ? "" : " (others ran)";
        if (name.startsWith("waitable-set.wait") || name.startsWith("waitable-set.poll")) {
            event(name, entry, 2);
        } else if (name.endsWith("+") && (name.startsWith("call") || name.startsWith("host"))) {
            count(name, SUBTASK_STATES.get(entry.get(2).getAsInt() & 0xf));
        } else if (name.startsWith("subtask.cancel")) {
            long state = entry.get(2).getAsLong();
            count(name, (state == BLOCKED ? "BLOCKED" : SUBTASK_STATES.get((int) state)) + waited);
        } else if (name.matches("(stream|future)\\.(cancel-)?(read|write).*")) {
            long payload = entry.get(2).getAsLong();
            count(name, (payload == BLOCKED ? "BLOCKED" : COPY_RESULTS.get((int) payload & 0xf)) + waited);
        } else if (name.startsWith("thread.yield") || name.startsWith("thread.suspend")) {
            count(name, (entry.get(2).getAsInt() == 0 ? "went on" : "cancelled") + waited);
        } else {
            count(name, "returned" + waited);
        }
    }

    private void event(String by, JsonArray entry, int at) {
        int code = entry.get(at).getAsInt();
        long payload = entry.get(at + 2).getAsLong();
        String detail = switch (code) {
            case 1 -> " " + SUBTASK_STATES.get((int) payload);
            case 2, 3, 4, 5 -> " " + COPY_RESULTS.get((int) payload & 0xf);
            default -> "";
        };
        count(by, EVENTS.get(code) + detail);
    }
}
